import type { Client } from 'discord.js'
import pTimeout from 'p-timeout'
import type { Cleanup } from './cleanup.ts'
import type { BotConfig } from './config.ts'
import { createClient, createInteractionRest } from './discord/rest/client.ts'
import { gatewayTrouble, watchGateway, watchRequests } from './discord/rest/client-metrics.ts'
import { createInvalidRequests, type InvalidRequests } from './discord/rest/invalid-requests.ts'
import { logLongWaits } from './discord/rest/long-waits.ts'
import { createLookups } from './discord/rest/lookups.ts'
import { createMemberRoles } from './discord/rest/member-roles.ts'
import { identifyPatiently } from './discord/rest/patience.ts'
import { createPermissions } from './discord/rest/permissions.ts'
import { createRateLimiter } from './discord/rest/rate-limiter.ts'
import { surviveBadEvents } from './discord/rest/survive-bad-events.ts'
import type { Log } from './ops/log.ts'
import type { Observability } from './ops/observability.ts'
import type { TakeTurn } from './play/rate-limits.ts'
import type { OpenedStore } from './store/store.ts'
import type { Words } from './words/index.ts'

/**
 * Closing the Gateway connections takes milliseconds. But discord.js's destroy() never resolves while a shard waits
 * for HELLO or READY, since aborting that wait starts a reconnect that replaces the close handler.
 */
const DISCONNECT_TIMEOUT_MS = 1000

type DiscordOptions = {
  readonly now: () => number
  readonly takeTurn: TakeTurn
  readonly identifyIntervalMs: number | undefined
}

/** The clients of Discord’s API, and what the bot may do. Resolves once Discord has said so; the Gateway isn't connected yet. */
export const openDiscord = async (
  config: BotConfig,
  log: Log,
  observability: Observability,
  { coordinator, slots }: Pick<OpenedStore, 'coordinator' | 'slots'>,
  { now, takeTurn, identifyIntervalMs }: DiscordOptions,
  cleanup: Cleanup,
) => {
  const rateLimiter = createRateLimiter(coordinator, config.requestsASecond, observability.onError)
  const client = createClient(config, slots, rateLimiter, identifyIntervalMs)
  surviveBadEvents(client, log)
  await cleanup.add(() => pTimeout(client.destroy(), { milliseconds: DISCONNECT_TIMEOUT_MS, message: false }))
  logLongWaits(client.rest, log)
  const rests = {
    bot: client.rest,
    interactions: createInteractionRest(config),
    once: createInteractionRest(config, 0),
  }
  const invalid = createInvalidRequests(now, log)
  observe(observability, client, rests, invalid)
  const { applicationId, botId } = await identifyPatiently(client, config.token, log, cleanup.signal)
  const onWithheld = observability.metrics.lookupWithheld
  const lookups = createLookups({ now, takeTurn, invalid, onWithheld })
  const permissions = createPermissions({ rest: client.rest, botId, lookups })
  const memberRoles = (wordsFor: (locale: string) => Words) =>
    createMemberRoles({ rest: client.rest, botId, lookups, wordsFor })
  return { client, rests, pace: rateLimiter.pace, permissions, memberRoles, applicationId }
}

export type Rests = Readonly<Record<'bot' | 'interactions' | 'once', Client['rest']>>

/** Wires metrics and readiness to the Gateway and to all requests. */
const observe = (
  { metrics, readiness }: Observability,
  client: Client,
  { bot, interactions, once }: Rests,
  invalidRequests: InvalidRequests,
): void => {
  watchGateway(client, metrics)
  watchRequests(bot, 'bot', metrics)
  for (const rest of [interactions, once]) watchRequests(rest, 'interaction', metrics)
  readiness.setCheck('gateway', () => gatewayTrouble(client))
  for (const rest of [bot, interactions, once]) invalidRequests.watch(rest)
  metrics.watchInvalidRequests(invalidRequests.recent)
}
