import type { REST } from 'discord.js'
import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10'
import { createWordsFor, LANGUAGES, type Languages } from '../../words/index.ts'
import { DEFAULT_LOCALE, DISCORD_LOCALES } from '../../words/locales.ts'
import type { Command } from '../interactions/command.ts'
import type { CommandIds } from '../render/parts/command-links.ts'
import { type CommandPart, localize } from './localize.ts'

type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/**
 * Registers the commands in every language, but writes only if Discord's list differs: Discord allows 200 new
 * commands a day. `guildId`: registers in that guild only, where changes show immediately.
 */
export const registerCommands = async (
  rest: REST,
  applicationId: string,
  guildId: string | null,
  commands: readonly Command[],
  languages: Languages = LANGUAGES,
): Promise<Registration> => {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
  const bodies = commands.map(command => localizedBody(command, languages))
  const expected = guildId ? bodies.map(withoutContexts) : bodies
  // Without this parameter Discord leaves the localizations out, and every start would find a difference.
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[]
  if (isSameList(registered, expected)) return { written: false, ids: idsOf(registered) }
  const written = (await rest.put(route, { body: expected })) as APIApplicationCommand[]
  return { written: true, ids: idsOf(written) }
}

/** Whether the list had to be written, and the commands' ids. */
export type Registration = { readonly written: boolean; readonly ids: CommandIds }

/** Subcommands have the id of their command, and their names in full. */
const idsOf = (commands: readonly APIApplicationCommand[]): CommandIds =>
  new Map(commands.flatMap(command => namesOf(command).map(name => [name, command.id] as const)))

type Part = {
  readonly name: string
  readonly type?: number
  readonly options?: readonly Part[] | undefined
}

const namesOf = ({ name, options = [] }: Part): string[] => {
  const inner = options.filter(({ type }) => type !== undefined && SUBCOMMANDS.has(type))
  return inner.length === 0 ? [name] : inner.flatMap(namesOf).map(below => `${name} ${below}`)
}

const SUBCOMMANDS: ReadonlySet<number> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
])

/** A command in English, with its text in every other language beside it. */
const localizedBody = (command: Command, languages: Languages): CommandBody => {
  const wordsFor = createWordsFor(languages)
  const english = wordsFor(DEFAULT_LOCALE)
  const describe = (locale: string) => command.describe(wordsFor(locale)) as CommandPart
  // English under its own key too: Discord shows en-GB to readers of en-US where only that one is there.
  const locales = DISCORD_LOCALES.filter(locale => locale === DEFAULT_LOCALE || wordsFor(locale) !== english)
  const translations = locales.map(locale => [locale, describe(locale)] as const)
  return localize(describe(DEFAULT_LOCALE), translations) as CommandBody
}

/** Contexts can be set only for commands that are registered everywhere. */
const withoutContexts = ({ contexts: _contexts, integration_types: _types, ...body }: CommandBody) => body

const isSameList = (
  registered: readonly { readonly name: string }[],
  expected: readonly { readonly name: string }[],
): boolean =>
  registered.length === expected.length &&
  expected.every(body => {
    const other = registered.find(({ name }) => name === body.name)
    return JSON.stringify(normalize(body)) === JSON.stringify(normalize(withoutAdded(other)))
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

/** Only at the top level: inside, `id` is Discord's code for Indonesian. */
const withoutAdded = (command: object | undefined) =>
  Object.fromEntries(Object.entries(command ?? {}).filter(([key]) => !ADDED_BY_DISCORD.includes(key)))

/** Equal for two commands that mean the same: sorted keys, without defaults. */
const normalize = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalize)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key, content]) => !isDefault(key, content))
    .map(([key, content]) => [key, normalize(content)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isDefault = (key: string, content: unknown): boolean =>
  content === null ||
  content === undefined ||
  content === false ||
  (key === 'type' && content === 1) ||
  // Discord gives commands of a menu an empty one.
  (key === 'description' && content === '') ||
  (Array.isArray(content) && content.length === 0) ||
  (key.endsWith('_localizations') && Object.keys(content as object).length === 0)
