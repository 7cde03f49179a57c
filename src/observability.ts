import type { Client, REST } from 'discord.js'
import type { Library } from './bank/load.ts'
import type { Config } from './config.ts'
import { gatewayTrouble, watchGateway, watchRequests } from './discord/rest/client-metrics.ts'
import { startHttp } from './ops/http.ts'
import type { Log } from './ops/log.ts'
import { createMetrics } from './ops/metrics/metrics.ts'
import { answersWithin, createReadiness } from './ops/readiness.ts'
import type { Store } from './play/ports.ts'
import { LANES } from './play/record.ts'

/** A database that takes longer is as good as away: Discord gives a click 3 s. */
const DATABASE_TIMEOUT_MS = 1000

/** What whoever is on call sees of the bot: counted always, and told over HTTP where the settings say so. */
export const startWatched = async (config: Config, log: Log, library: Library) => {
  const metrics = createMetrics()
  metrics.banksLoaded(library.countsOf, Date.now())
  const readiness = createReadiness(['database', 'gateway'])
  const http = config.http && (await startHttp(config.http, { readiness, metrics }))
  if (http) {
    // The process itself is watched only where somebody may ask for it.
    metrics.watchProcess()
    log.info(`health and metrics are told on ${http.address}`)
  }
  return {
    metrics,
    onQuery: http ? metrics.queried : undefined,
    onTrouble(what: string, error: unknown): void {
      metrics.backgroundFailed()
      log.warn({ err: error }, what)
    },
    store(store: Store): void {
      readiness.watch('database', answersWithin(DATABASE_TIMEOUT_MS, store.ping))
      metrics.watchWork(LANES.map(lane => ({ lane, oldest: () => store.oldestDue(lane) })))
    },
    discord(client: Client, ...interactions: readonly REST[]): void {
      watchGateway(client, metrics)
      watchRequests(client.rest, 'bot', metrics)
      for (const rest of interactions) watchRequests(rest, 'interaction', metrics)
      readiness.watch('gateway', () => gatewayTrouble(client))
    },
    stopping: readiness.stopping,
    stop: async () => {
      await http?.stop()
    },
  }
}

export type Watched = Awaited<ReturnType<typeof startWatched>>
