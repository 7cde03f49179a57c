import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import { channelJson } from './channel-json.ts'
import type { Json } from './json.ts'
import { botPermissionsIn, permissionsOf } from './permissions.ts'
import { partialMemberJson, roleJson } from './roles.ts'
import { type Channel, type Guild, userJson, type World } from './world.ts'

type Viewer = { readonly world: World; readonly guild: Guild | undefined; readonly permissions: bigint }

/** The `resolved` data of filled options; empty if they refer to nothing. */
export const resolveOptions = (
  world: World,
  channel: Channel,
  permissions: bigint,
  options: readonly Json[],
): Json => {
  const named = options.filter(({ type }) => NAMING.has(Number(type))).map(({ value }) => String(value))
  return resolveIds(world, channel, permissions, named)
}

/** The same for ids of people, roles, channels and uploads that exist. */
export const resolveIds = (
  world: World,
  channel: Channel,
  permissions: bigint,
  ids: readonly string[],
): Json => {
  const guild = world.guilds.get(channel.guildId ?? '')
  const entries = ids.flatMap(id => describe({ world, guild, permissions }, id))
  if (entries.length === 0) return {}
  const resolved: Record<string, Json> = {}
  for (const [block, id, json] of entries) resolved[block] = { ...resolved[block], [id]: json }
  return { resolved }
}

const NAMING: ReadonlySet<number> = new Set([
  Type.Channel,
  Type.Role,
  Type.User,
  Type.Mentionable,
  Type.Attachment,
])

const describe = (whose: Viewer, id: string): [block: string, id: string, json: Json][] => {
  const { world, guild } = whose
  const upload = world.uploads.get(id)
  if (upload) return [['attachments', id, upload]]
  const role = guild?.roles.get(id)
  if (role) return [['roles', id, roleJson(guild!, role)]]
  const channel = world.channels.get(id)
  if (channel) return [['channels', id, partialChannelJson(whose, channel)]]
  const member = guild?.members.has(id) || (id === world.botId && guild?.hasBot)
  return [
    ['users', id, userJson(world.users.get(id)!)],
    ...(member ? ([['members', id, resolvedMember(whose, id)]] as [string, string, Json][]) : []),
  ]
}

/** receiving-and-responding, Resolved Data: partial channels lack two fields, and carry permissions. */
const partialChannelJson = ({ world, permissions }: Viewer, channel: Channel): Json => {
  const { permission_overwrites: _, recipients: __, ...partial } = channelJson(world, channel)
  return {
    ...partial,
    permissions: String(permissions),
    app_permissions: String(botPermissionsIn(world, channel)),
  }
}

const resolvedMember = ({ world, guild }: Viewer, id: string): Json => ({
  ...partialMemberJson(world, guild!, id),
  permissions: String(id === world.botId ? guild!.botPermissions : permissionsOf(guild!, id)),
})
