import { type HttpAddress, startHttp } from './http.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics/metrics.ts'
import { createReadiness } from './readiness.ts'

/**
 * What operators see of the bot. Metrics are always counted, and served with health checks over HTTP if `address`
 * is set. `now` is the bot's clock, ms UTC.
 */
export const startObservability = async (address: HttpAddress | null, log: Log, now: () => number) => {
  const metrics = createMetrics(now)
  const readiness = createReadiness(['database', 'gateway'])
  const http = address && (await startHttp(address, { readiness, metrics }))
  if (http) {
    // Process metrics cost a timer, so they are collected only if they can be scraped.
    metrics.watchProcess()
    log.info(`health and metrics are served on ${http.address}`)
  }
  return {
    metrics,
    readiness,
    /** Undefined if metrics cannot be scraped, since timing every query has a cost. */
    onQuery: http ? metrics.queried : undefined,
    onError(what: string, error: unknown): void {
      metrics.backgroundFailed()
      log.warn({ err: error }, what)
    },
    stop: async () => {
      await http?.stop()
    },
  }
}

export type Observability = Awaited<ReturnType<typeof startObservability>>
