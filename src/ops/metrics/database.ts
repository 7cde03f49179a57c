import { Counter, Histogram, type Registry } from 'prom-client'

const OPERATIONS = ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback', 'other'] as const
export type Operation = (typeof OPERATIONS)[number]

export const databaseMetrics = (registry: Registry) => {
  const registers = [registry]
  const duration = new Histogram({
    name: 'proctor_database_query_seconds',
    help: 'How long a statement took in the database; for a commit, the wait for the disk. Excludes the wait for a free connection.',
    labelNames: ['operation'],
    buckets: [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const failures = new Counter({
    name: 'proctor_database_failures_total',
    help: 'Statements that the database refused or didn’t answer. Failed connections aren’t statements.',
    labelNames: ['operation'],
    registers,
  })
  for (const operation of OPERATIONS) failures.inc({ operation }, 0)
  return {
    queried(operation: Operation, ms: number, failed: boolean): void {
      duration.observe({ operation }, ms / 1000)
      if (failed) failures.inc({ operation })
    },
  }
}
