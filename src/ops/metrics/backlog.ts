import { Gauge, type Registry } from 'prom-client'

type Watched = {
  readonly queue: string
  /** ms UTC since when the oldest piece of due work waits; null where none does. */
  readonly oldest: () => Promise<number | null>
}

/** Whoever asks for the metrics waits no longer for the database, ms. */
const TIMEOUT_MS = 1000

export const backlogMetrics = (registry: Registry) => {
  let watched: readonly Watched[] = []
  new Gauge({
    name: 'proctor_work_overdue_seconds',
    help: 'For how long the oldest piece of due work of a queue has waited to be begun, 0 where none waits; the same in all processes on one database. live: closing, revealing, counting; daily: posting; later: counting under dailies, deleting. Absent while the database does not answer.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      this.reset()
      const waited = await inTime(Promise.all(watched.map(waitedOf)))
      for (const [index, ms] of waited.entries()) this.set({ queue: watched[index]!.queue }, ms / 1000)
    },
  })
  return {
    watchWork(queues: readonly Watched[]): void {
      watched = queues
    },
  }
}

const waitedOf = async ({ oldest }: Watched): Promise<number> => {
  const since = await oldest()
  return since === null ? 0 : Math.max(0, Date.now() - since)
}

/** Nothing where it fails or takes too long: the other metrics are wanted most when the database is away. */
const inTime = async (waits: Promise<number[]>): Promise<number[]> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<number[]>(resolve => {
    timer = setTimeout(resolve, TIMEOUT_MS, [])
  })
  return Promise.race([waits, late])
    .catch(() => [])
    .finally(() => clearTimeout(timer))
}
