import { PermissionFlagsBits, ApplicationCommandType as Type } from 'discord-api-types/v10'
import { contextOf, isGuest } from './interaction-payload.ts'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import { type CommandLeaf, leafOf, type OptionJson } from './option-values.ts'
import type { Channel, StoredCommand, User, World } from './world.ts'

type Person = { readonly user: User; readonly permissions: bigint }

/** Finds a slash command by its full name, if Discord's client offers it to this person here. */
export const offeredCommand = (
  world: World,
  channel: Channel,
  person: Person,
  name: string,
): { command: StoredCommand; leaf: CommandLeaf } => {
  const [first = '', ...rest] = name.split(' ')
  const command = findOffered(world, channel, person, {
    name: first,
    type: Type.ChatInput,
    label: `/${first}`,
  })
  return { command, leaf: leafOf((command.options ?? []) as OptionJson[], rest, `/${first}`) }
}

/** The same for context menu commands. */
export const offeredMenuCommand = (
  world: World,
  channel: Channel,
  person: Person,
  type: Type.Message | Type.User,
  name: string,
): StoredCommand => findOffered(world, channel, person, { name, type, label: `"${name}"` })

type Wanted = { readonly name: string; readonly type: Type; readonly label: string }

const findOffered = (
  world: World,
  channel: Channel,
  { user, permissions }: Person,
  { name, type, label }: Wanted,
): StoredCommand => {
  const command = commandsIn(world, channel).find(one => one.name === name && one.type === type)
  requireOffered(command, `${label} is not registered`)
  const { contexts, integration_types } = command as {
    contexts?: number[] | null
    integration_types?: number[]
  }
  requireOffered(!contexts || contexts.includes(contextOf(channel)), `${label} is not offered here`)
  const byPeople = (integration_types ?? [0]).includes(1)
  requireOffered(
    byPeople || !isGuest(world, channel),
    `${label} is not offered where the bot is not installed`,
  )
  // In direct messages no one has given or denied anything (Discord, "Application Command Permissions").
  const isAllowed = channel.guildId === null || isFor(command!, permissions)
  requireOffered(isAllowed, `${label} is not offered to ${user.name}`)
  return command!
}

/** The command's fields in interaction data. */
export const dataOf = ({ id, name, type, guild_id }: StoredCommand): Json => ({
  id,
  name,
  type,
  ...(guild_id !== undefined && { guild_id }),
})

/** Guild commands first, then global ones. */
const commandsIn = ({ commands }: World, { guildId }: Channel): StoredCommand[] =>
  [commands.get(guildId ?? ''), commands.get('')].flatMap(list => list ?? [])

const isFor = ({ default_member_permissions: needed }: StoredCommand, mine: bigint): boolean => {
  if (needed === null || (mine & PermissionFlagsBits.Administrator) !== 0n) return true
  return needed !== '0' && (mine & BigInt(String(needed))) === BigInt(String(needed))
}
