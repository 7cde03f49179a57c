import type { REST } from 'discord.js'
import { type APIApplicationCommand, Routes } from 'discord-api-types/v10'

/** A command as it is registered. */
export type Registration = { readonly name: string }

/**
 * Makes Discord's list of commands this one, and writes only where they differ: Discord allows 200 new
 * commands a day. True where it wrote.
 */
export const registerCommands = async (
  rest: REST,
  applicationId: string,
  guildId: string | null,
  wanted: readonly Registration[],
): Promise<boolean> => {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
  const list = guildId ? wanted.map(forOneServer) : wanted
  const held = (await rest.get(route)) as APIApplicationCommand[]
  if (sameList(held, list)) return false
  await rest.put(route, { body: list })
  return true
}

/** Where a command is offered can be said only of commands that are registered everywhere. */
const forOneServer = <T extends Registration>(command: T) => {
  const {
    contexts: _contexts,
    integration_types: _types,
    ...rest
  } = command as T & {
    contexts?: unknown
    integration_types?: unknown
  }
  return rest
}

const sameList = (held: readonly Registration[], wanted: readonly Registration[]): boolean =>
  held.length === wanted.length &&
  wanted.every(
    one =>
      JSON.stringify(essence(one)) === JSON.stringify(essence(held.find(({ name }) => name === one.name))),
  )

const GIVEN_BY_DISCORD = [
  'id',
  'application_id',
  'guild_id',
  'version',
  'nsfw',
  'default_permission',
  'dm_permission',
]

/** What is the same in a wanted and a held command that mean the same: sorted keys, without defaults and ids. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(essence)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key, content]) => !GIVEN_BY_DISCORD.includes(key) && !isDefault(key, content))
    .map(([key, content]) => [key, essence(content)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isDefault = (key: string, content: unknown): boolean =>
  content === null ||
  content === undefined ||
  content === false ||
  (key === 'type' && content === 1) ||
  (Array.isArray(content) && content.length === 0)
