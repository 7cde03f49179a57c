import { type HttpAddress, startHttp } from './http.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics/metrics.ts'
import { createReadiness } from './readiness.ts'

/** What operators see of the bot: metrics are always counted, and served with health checks over HTTP if `address` is set. */
export const startObservability = async (address: HttpAddress | null, log: Log) => {
  const metrics = createMetrics()
  const readiness = createReadiness(['database', 'gateway'])
  const http = address && (await startHttp(address, { readiness, metrics }))
  if (http) {
    // Process metrics cost a timer, so they run only where somebody can ask for them.
    metrics.watchProcess()
    log.info(`health and metrics are told on ${http.address}`)
  }
  return {
    metrics,
    readiness,
    /** Undefined where nobody can ask for the metrics, since timing every query costs something. */
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
