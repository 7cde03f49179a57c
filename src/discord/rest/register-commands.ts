import type { REST } from 'discord.js'
import {
  type APIApplicationCommand,
  Locale,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10'
import { languages, wordsFor } from '../../words/index.ts'
import type { Command } from '../interactions/command.ts'
import { type Described, localize } from './localize.ts'

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody

/**
 * Makes Discord's list of commands this one, and writes only where they differ: Discord allows 200 new commands a
 * day. `guildId`: registers in that guild only, where changes show immediately. True where it wrote.
 */
export const registerCommands = async (
  rest: REST,
  applicationId: string,
  guildId: string | null,
  commands: readonly Command[],
): Promise<boolean> => {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
  const wanted = commands.map(describeAll).map(body => (guildId ? forOneGuild(body) : body))
  // Without this parameter Discord leaves the localizations out, and every start would find a difference.
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[]
  if (isSameList(registered, wanted)) return false
  await rest.put(route, { body: wanted })
  return true
}

/** A command in English, with the texts of every other language beside it. */
const describeAll = (command: Command): CommandBody => {
  const translations = languages().flatMap(({ locales, words }) =>
    locales.map(locale => [locale, command.describe(words) as Described] as const),
  )
  return localize(command.describe(wordsFor(Locale.EnglishUS)) as Described, translations) as CommandBody
}

/** Contexts can be set only for commands that are registered everywhere. */
const forOneGuild = ({ contexts: _contexts, integration_types: _types, ...body }: CommandBody) => body

const isSameList = (
  registered: readonly { readonly name: string }[],
  wanted: readonly { readonly name: string }[],
): boolean =>
  registered.length === wanted.length &&
  wanted.every(body => {
    const other = registered.find(({ name }) => name === body.name)
    return JSON.stringify(essence(body)) === JSON.stringify(essence(other))
  })

const ADDED_BY_DISCORD = [
  'id',
  'application_id',
  'guild_id',
  'version',
  'nsfw',
  'default_permission',
  'dm_permission',
]

/** What is equal in two commands that mean the same: sorted keys, without defaults and ids. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(essence)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key, content]) => !ADDED_BY_DISCORD.includes(key) && !isDefault(key, content))
    .map(([key, content]) => [key, essence(content)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isDefault = (key: string, content: unknown): boolean =>
  content === null ||
  content === undefined ||
  content === false ||
  (key === 'type' && content === 1) ||
  (Array.isArray(content) && content.length === 0) ||
  (key.endsWith('_localizations') && Object.keys(content as object).length === 0)
