import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  Options,
  REST,
  type WebSocketOptions,
} from 'discord.js'
import { type APIApplication, Routes } from 'discord-api-types/v10'
import type { Config } from '../../config.ts'
import type { Coordinator } from '../../play/ports/process.ts'
import { createIdentifyThrottler } from './identify-throttler.ts'
import { type RateLimiter, requestRate } from './rate-limiter.ts'

/**
 * A discord.js client without intents, because interactions need none and each cached guild costs 105 KB. Also without
 * caches of users, members, messages and threads, which would grow without bound.
 */
export const createClient = (
  config: Config,
  coordinator: Coordinator | null,
  rateLimiter: RateLimiter,
): Client => {
  const client = new Client({
    intents: [],
    ...shardOptions(config),
    ws: webSocketOptions(coordinator),
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

/** Several processes share one identify throttler. A single process uses the one of discord.js. */
const webSocketOptions = (coordinator: Coordinator | null): WebSocketOptions => {
  if (coordinator === null) return {}
  return {
    async buildIdentifyThrottler(manager) {
      const { session_start_limit: limit } = await manager.fetchGatewayInformation()
      return createIdentifyThrottler(coordinator, limit.max_concurrency)
    },
  }
}

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

/** Discord did not answer. The message says what to do. */
export class DiscordUnreachableError extends Error {
  override readonly name = 'DiscordUnreachableError'
}

export type Identity = { readonly applicationId: string; readonly botId: string }

/** Looks up the application and bot user of a token. Throws TokenError or DiscordUnreachableError. */
export const identify = async (client: Client, token: string): Promise<Identity> => {
  client.rest.setToken(token)
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication
    // The bot user of an application from before 2016 has its own id.
    return { applicationId: application.id, botId: application.bot?.id ?? application.id }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new TokenError(
        'Discord rejects this DISCORD_TOKEN. Press "Reset Token" on the Bot page of your application at ' +
          'https://discord.com/developers/applications and put the new one into .env.',
      )
    throw new DiscordUnreachableError(
      `Couldn't reach Discord (${error instanceof Error ? error.message : error}). Is the network up? ` +
        'https://discordstatus.com lists outages. Start the bot again later; systemd and Docker do that automatically.',
      { cause: error },
    )
  }
}

/** Connects to the gateway. Resolves when every shard is ready. */
export const connect = async (client: Client, token: string): Promise<void> => {
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
}
