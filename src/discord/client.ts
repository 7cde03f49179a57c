import { Client, DiscordAPIError, Events, Options, REST } from 'discord.js'
import { type APIApplication, Routes } from 'discord-api-types/v10'
import type { Config } from '../config.ts'

/** Discord takes 50, but its second begins at another moment than ours, and the two overlap by some requests. */
const REQUESTS_A_SECOND = 48

/**
 * A discord.js client that keeps nothing: no intents (interactions need none, and each cached server costs
 * 105 KB), and no users or members, who would pile up by the million.
 */
export const createClient = (config: Config): Client =>
  new Client({
    intents: [],
    rest: { api: config.apiUrl, globalRequestsPerSecond: REQUESTS_A_SECOND },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: 0,
      UserManager: 0,
      MessageManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
    }),
  })

/**
 * A second way to Discord for addresses that hold an interaction's token. Discord does not count those
 * against the bot's 50 requests a second, but discord.js would.
 */
export const createInteractionRest = (config: Config): REST =>
  new REST({ api: config.apiUrl, globalRequestsPerSecond: 10_000 })

/** A token that Discord refuses. The message says what to do. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
}

/** The id of the application that the token belongs to. Throws TokenError where Discord refuses the token. */
export const identify = async (client: Client, token: string): Promise<string> => {
  client.rest.setToken(token)
  try {
    const application = (await client.rest.get(Routes.currentApplication())) as APIApplication
    return application.id
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new TokenError(
        'Discord refuses this DISCORD_TOKEN. Press "Reset Token" on the Bot page of your application at ' +
          'https://discord.com/developers/applications and put the new one into .env.',
      )
    throw error
  }
}

/** Resolves when every shard is connected. */
export const connect = async (client: Client, token: string): Promise<void> => {
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
}
