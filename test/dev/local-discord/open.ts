import { type Client, DiscordAPIError, Events, type Interaction, REST, type RESTOptions } from 'discord.js'
import { onTestFinished } from 'vitest'
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startDiscord,
} from '../../../src/dev/local-discord/discord.ts'
import type { GuildOptions } from '../../../src/dev/local-discord/guilds.ts'

/** A local Discord with a server and an unmodified REST client of discord.js, without a Gateway connection. */
export const open = async (options: LocalDiscordOptions = {}, guildOptions: GuildOptions = {}) => {
  const discord = await startDiscord(options)
  onTestFinished(() => discord.stop())
  const rest = clientOf(discord)
  const guild = discord.guild('Server', guildOptions)
  return {
    discord,
    rest,
    guild,
    channel: guild.channel('general'),
    ana: guild.member('Ana'),
  }
}

export const clientOf = (discord: LocalDiscord, options: Partial<RESTOptions> = {}): REST =>
  new REST({ api: discord.url, cdn: discord.cdnUrl, retries: 0, ...options }).setToken(discord.token)

/** `status code` of the refusal. */
export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no refusal',
    error => (error instanceof DiscordAPIError ? `${error.status} ${error.code}` : String(error)),
  )

/** The places that a refused form names. */
export const mistakesOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no refusal',
    error => Object.keys((error.rawError as { errors?: object }).errors ?? {}),
  )

/** Hands each interaction to the test, and answers it. */
export const interactionsOf = (bot: Client): Interaction[] => {
  const seen: Interaction[] = []
  bot.on(Events.InteractionCreate, interaction => {
    seen.push(interaction)
    if (interaction.isAutocomplete()) void interaction.respond([{ name: 'Vienna', value: 'Europe/Vienna' }])
    else if (interaction.isRepliable()) void interaction.reply('done')
  })
  return seen
}
