import { ChannelType, PermissionFlagsBits, ApplicationCommandType as Type } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import { type CommandLeaf, leafOf, type OptionJson } from './option-values.ts'
import { isGuest } from './send-interaction.ts'
import type { Channel, StoredCommand, User, World } from './world.ts'

type Person = { readonly user: User; readonly permissions: bigint }

/** The command of that name, subcommands included, if Discord's client lists it for somebody there. */
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

/** The same for a command of the context menu of messages or users. */
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
  requireOffered(isFor(command!, permissions), `${label} is not offered to ${user.name}`)
  return command!
}

/** How interactions name a command. */
export const dataOf = ({ id, name, type, guild_id }: StoredCommand): Json => ({
  id,
  name,
  type,
  ...(guild_id !== undefined && { guild_id }),
})

const contextOf = ({ guildId, type }: Channel): number =>
  guildId !== null ? 0 : type === ChannelType.GroupDM ? 2 : 1

/** The commands that the client lists: those of the server first. */
const commandsIn = ({ commands }: World, { guildId }: Channel): StoredCommand[] =>
  [commands.get(guildId ?? ''), commands.get('')].flatMap(list => list ?? [])

const isFor = ({ default_member_permissions: needed }: StoredCommand, mine: bigint): boolean => {
  if (needed === null || (mine & PermissionFlagsBits.Administrator) !== 0n) return true
  return needed !== '0' && (mine & BigInt(String(needed))) === BigInt(String(needed))
}
