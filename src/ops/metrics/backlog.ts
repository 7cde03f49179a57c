import pTimeout from 'p-timeout'
import { Gauge, type Registry } from 'prom-client'

type QueueProbe = {
  readonly queue: string
  /** When the oldest due task that no process has taken was due, ms UTC; null if there is none. */
  readonly oldest: () => Promise<number | null>
}

/** A scrape waits at most this long for the database, ms. */
const TIMEOUT_MS = 1000

/** The backlog of the task queues. `now` is the clock that tasks are scheduled by, ms UTC. */
export const backlogMetrics = (registry: Registry, now: () => number) => {
  let probes: readonly QueueProbe[] = []
  const measureLag = async ({ oldest }: QueueProbe): Promise<number> => {
    const dueAt = await oldest()
    return dueAt === null ? 0 : Math.max(0, now() - dueAt)
  }
  new Gauge({
    name: 'proctor_work_overdue_seconds',
    help: 'How long the oldest due work in a queue has been waiting to start, 0 if none waits; the same in all processes on one database. live: closing, revealing, counting; daily: posting; later: counting under dailies, deleting. Absent while the database does not answer.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      this.reset()
      // Left out if the database fails or is slow: that is when the other metrics are needed most.
      const lags = await pTimeout(Promise.all(probes.map(measureLag)), {
        milliseconds: TIMEOUT_MS,
        fallback: () => [],
      }).catch(() => [])
      for (const [index, ms] of lags.entries()) this.set({ queue: probes[index]!.queue }, ms / 1000)
    },
  })
  return {
    watchQueues(queues: readonly QueueProbe[]): void {
      probes = queues
    },
  }
}
