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
 * A discord.js client that keeps nothing: no intents (interactions need none, and each cached server costs
 * 105 KB), and no users or members, who would pile up by the million. It holds the shards that the settings say.
 */
export const createClient = (
  config: Config,
  coordinator: Coordinator | null,
  rateLimiter: RateLimiter,
): Client => {
  const client = new Client({
    intents: [],
    ...shardsOf(config),
    ws: throttled(coordinator),
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

const shardsOf = ({ shards }: Config): Pick<ClientOptions, 'shards' | 'shardCount'> =>
  shards === null ? { shards: 'auto' } : { shards: [...shards.ids], shardCount: shards.count }

/** Alone, discord.js sees to Discord's pace by itself. */
const throttled = (coordinator: Coordinator | null): WebSocketOptions => {
  if (coordinator === null) return {}
  return {
    async buildIdentifyThrottler(manager) {
      const { session_start_limit: limit } = await manager.fetchGatewayInformation()
      return createIdentifyThrottler(coordinator, limit.max_concurrency)
    },
  }
}

/**
 * A second way to Discord for addresses that hold an interaction's token. Discord does not count those
 * against the bot's 50 requests a second, but discord.js would.
 */
export const createInteractionRest = (config: Config, retries = 3): REST =>
  new REST({ api: config.apiUrl, globalRequestsPerSecond: 10_000, retries })

/** A token that Discord refuses. The message says what to do. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
}

export type Identity = { readonly applicationId: string; readonly botId: string }

/** Discord cannot be asked who the bot is. The message says what to do. */
export class DiscordUnreachableError extends Error {
  override readonly name = 'DiscordUnreachableError'
}

/** Whom the token belongs to. Throws TokenError where Discord refuses it, and DiscordUnreachableError where it cannot be asked. */
export const identify = async (client: Client, token: string): Promise<Identity> => {
  client.rest.setToken(token)
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication
    // Applications of before 2016 have a bot with another id.
    return { applicationId: application.id, botId: application.bot?.id ?? application.id }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new TokenError(
        'Discord refuses this DISCORD_TOKEN. Press "Reset Token" on the Bot page of your application at ' +
          'https://discord.com/developers/applications and put the new one into .env.',
      )
    throw new DiscordUnreachableError(
      `Discord did not answer as it should (${error instanceof Error ? error.message : error}). Is the network there? ` +
        'https://discordstatus.com tells of outages. Start the bot again later; systemd and Docker do so by themselves.',
      { cause: error },
    )
  }
}

/** Resolves when every shard is connected. */
export const connect = async (client: Client, token: string): Promise<void> => {
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
}
