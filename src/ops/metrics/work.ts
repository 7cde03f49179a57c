import { Counter, Histogram, type Registry } from 'prom-client'

/** What was requested or started twice and done once. */
export type Duplicate = 'answer' | 'question' | 'acknowledgement' | 'interaction' | 'daily' | 'message'

export const duplicateMetrics = (registry: Registry) => {
  const prevented = new Counter({
    name: 'proctor_duplicates_prevented_total',
    help: "What would have been done twice. answer: somebody who had answered pressed again; question: the next one had been asked for; acknowledgement: Discord had an answer to the interaction already; interaction: another process had taken it on; daily: another process or call had claimed the date; message: a daily's message was found and not sent again.",
    labelNames: ['what'],
    registers: [registry],
  })
  for (const what of ['answer', 'question', 'acknowledgement', 'interaction', 'daily', 'message'] as const)
    prevented.inc({ what }, 0)
  return { duplicatePrevented: (what: Duplicate) => prevented.inc({ what }) }
}

/** Initialized to 0, since Prometheus sees no increase in a counter that first appears as 1. */
const SKIP_REASONS = ['too-late', 'no-question', 'no-permission', 'no-access', 'channel-gone']

export const dailyMetrics = (registry: Registry) => {
  const registers = [registry]
  const lateness = new Histogram({
    name: 'proctor_daily_lateness_seconds',
    help: "From a daily's hour to the moment when its message had been sent. Without those that somebody posted before their hour, and those that were found sent after a crash.",
    buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 1800, 3600],
    registers,
  })
  const leftOut = new Counter({
    name: 'proctor_dailies_left_out_total',
    help: "Times that a daily's hour passed without a question. too-late: it was over six hours ago when somebody looked, once for all days of an outage; no-question: its topic has none; else why Discord refused the channel, and the daily is paused. Several processes may each count the same one.",
    labelNames: ['reason'],
    registers,
  })
  for (const reason of SKIP_REASONS) leftOut.inc({ reason }, 0)
  return {
    dailyPosted(dueAt: number, at: number): void {
      if (at >= dueAt) lateness.observe((at - dueAt) / 1000)
    },
    dailySkipped: (reason: string) => leftOut.inc({ reason }),
  }
}

export const backgroundMetrics = (registry: Registry) => {
  const failures = new Counter({
    name: 'proctor_background_failures_total',
    help: 'Pieces of work without anybody waiting (closing, revealing, posting) that failed, each attempt; the log says what, and whether it was given up.',
    registers: [registry],
  })
  return { backgroundFailed: () => failures.inc() }
}

const OPERATIONS = ['select', 'insert', 'update', 'delete', 'begin', 'commit', 'rollback', 'other'] as const
export type Operation = (typeof OPERATIONS)[number]

export const databaseMetrics = (registry: Registry) => {
  const registers = [registry]
  const duration = new Histogram({
    name: 'proctor_database_query_seconds',
    help: 'How long a statement took in the database; on a commit, the wait for the disk. The wait for a free connection is not in it.',
    labelNames: ['operation'],
    buckets: [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const failures = new Counter({
    name: 'proctor_database_failures_total',
    help: 'Statements that the database refused or did not answer. Where no connection could be opened there was no statement.',
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
