import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  Options,
  REST,
  type WebSocketOptions,
} from 'discord.js'
import { type APIApplication, GatewayCloseCodes, Routes } from 'discord-api-types/v10'
import type { Config } from '../../config.ts'
import type { RateSlots } from '../../play/ports/process.ts'
import { createIdentifyThrottler } from './identify-throttler.ts'
import { type RateLimiter, requestRate } from './rate-limiter.ts'

/**
 * A discord.js client without intents, because interactions need none and each cached guild costs 105 KB. Also without
 * caches of users, members, messages and threads, which would grow without bound.
 */
export const createClient = (
  config: Config,
  slots: RateSlots,
  rateLimiter: RateLimiter,
  identifyIntervalMs?: number,
): Client => {
  const client = new Client({
    intents: [],
    ...shardOptions(config),
    ws: webSocketOptions(slots, identifyIntervalMs),
    rest: {
      api: config.apiUrl,
      globalRequestsPerSecond: requestRate(config.requestsASecond),
      makeRequest: rateLimiter.makeRequest,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: 0,
      UserManager: 0,
      MessageManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
    }),
  })
  rateLimiter.watch(client.rest)
  return client
}

const shardOptions = ({ shards }: Config): Pick<ClientOptions, 'shards' | 'shardCount'> =>
  shards === null ? { shards: 'auto' } : { shards: [...shards.ids], shardCount: shards.count }

const webSocketOptions = (slots: RateSlots, intervalMs?: number): WebSocketOptions => ({
  async buildIdentifyThrottler(manager) {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation()
    return createIdentifyThrottler(slots, limit.max_concurrency, intervalMs)
  },
})

/**
 * A second REST client for routes that contain an interaction token. Discord exempts these from the bot's global limit
 * of 50 requests per second, but discord.js would count them.
 */
export const createInteractionRest = (config: Config, retries = 3): REST =>
  new REST({ api: config.apiUrl, globalRequestsPerSecond: 10_000, retries })

/** Discord rejects the bot token. The message says what to do. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
}

/** Discord closed the connection for good. The message says what to do. */
export class GatewayRefusalError extends Error {
  override readonly name = 'GatewayRefusalError'
}

export type Identity = { readonly applicationId: string; readonly botId: string }

/** Looks up the application and bot user of a token. Throws TokenError where Discord refuses the token. */
export const identify = async (client: Client, token: string): Promise<Identity> => {
  client.rest.setToken(token)
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication
    // The bot user of an application from before 2016 has its own id.
    return { applicationId: application.id, botId: application.bot?.id ?? application.id }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new TokenError(REFUSED_TOKEN)
    throw error
  }
}

const REFUSED_TOKEN =
  'Discord rejects this DISCORD_TOKEN. Press "Reset Token" on the Bot page of your application at ' +
  'https://discord.com/developers/applications and put the new one into .env.'

/**
 * Connects to the gateway. Resolves when every shard is ready. Rejects when the signal is aborted, since a client that
 * is destroyed meanwhile says nothing, and where Discord closes a shard for good.
 */
export const connect = async (client: Client, token: string, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted()
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve())
    client.once(Events.ShardDisconnect, ({ code }) => reject(refusalOf(code)))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.all([ready, client.login(token)])
}

const refusalOf = (code: number): Error => {
  if (code === GatewayCloseCodes.AuthenticationFailed) return new TokenError(REFUSED_TOKEN)
  const name = GatewayCloseCodes[code] ?? 'unknown'
  return new GatewayRefusalError(
    `Discord closed the connection with ${code} (${name}). Do SHARDS and SHARD_COUNT say what Discord recommends? ` +
      'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway explains the codes.',
  )
}
