import type { REST } from 'discord.js'
import {
  type APIChannel,
  type APIGuildChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10'
import type { Destination, NeededPermission, Permissions } from '../../play/ports/permissions.ts'
import { isFinal } from './discord-errors.ts'
import type { Lookups } from './lookups.ts'

type PermissionsDeps = {
  readonly rest: REST
  readonly botId: string
  readonly lookups: Lookups
}

/**
 * Looks up the channel, the guild's roles and the bot's member, because nothing is cached without intents. Then computes
 * the permissions as Discord's documentation does ("Permissions").
 */
export const createPermissions = (deps: PermissionsDeps): Permissions => ({
  async missing(destination) {
    const missing = await findMissing(deps, destination)
    if (missing === 'unchecked' || missing.length === 0) return missing
    // Someone may have granted them since, and tries again: what is kept for a minute must not contradict them.
    const { guildId, channelId } = destination
    deps.lookups.forgetOld(guildId, [`channel ${channelId}`, rolesKey(guildId)])
    const again = await findMissing(deps, destination)
    return again === 'unchecked' ? missing : again
  },
  async channelName(guildId, channelId) {
    const channel = await findChannel(deps, guildId, channelId).catch(() => null)
    return typeof channel === 'object' && channel && 'name' in channel ? (channel.name ?? null) : null
  },
  everyoneSees: (guildId, channelId) => everyoneSees(deps, guildId, channelId).catch(() => false),
  async guildName(guildId) {
    const look = () => deps.rest.get(Routes.guild(guildId)) as Promise<{ readonly name: string }>
    const guild = await deps.lookups.find(guildId, `guild-name ${guildId}`, look).catch(() => null)
    return typeof guild === 'object' && guild ? guild.name : null
  },
})

const findMissing = async (
  deps: PermissionsDeps,
  destination: Destination,
): Promise<readonly NeededPermission[] | 'unchecked'> => {
  const channel = await findChannel(deps, destination.guildId, destination.channelId)
  if (channel === 'unchecked') return channel
  if (channel === null) return ['ViewChannel']
  const found = await grantedIn(deps, destination.guildId, channel)
  if (found === 'unchecked') return found
  const [granted, roles] = found
  const mentionable = roles.find(({ id }) => id === destination.roleId)?.mentionable ?? true
  return neededFor(destination, channel.type, mentionable).filter(
    name => (granted & PermissionFlagsBits[name]) === 0n,
  )
}

const neededFor = (
  { thread, textOnly }: Destination,
  type: ChannelType,
  mentionable: boolean,
): NeededPermission[] => [
  'ViewChannel',
  isThread(type) ? 'SendMessagesInThreads' : 'SendMessages',
  // For crash recovery: find-message.ts looks for a message that may have been sent already.
  'ReadMessageHistory',
  ...(textOnly ? [] : (['AttachFiles'] as const)),
  ...(thread && !isThread(type) ? (['CreatePublicThreads'] as const) : []),
  ...(mentionable ? [] : (['MentionEveryone'] as const)),
]

const isThread = (type: ChannelType): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.AnnouncementThread

const everyoneSees = async (deps: PermissionsDeps, guildId: string, channelId: string): Promise<boolean> => {
  const channel = await findChannel(deps, guildId, channelId)
  if (channel === null || channel === 'unchecked') return false
  const found = await rolesAndOverwrites(deps, guildId, channel)
  if (found === 'unchecked') return false
  const granted = computePermissions(guildId, guildId, found.roles, [], found.overwrites)
  return (granted & PermissionFlagsBits.ViewChannel) !== 0n
}

/** Part of the 3 s that Discord allows for the response to `/daily`, ms. */
const TIMEOUT_MS = 2000

const fetchJson = <T>(rest: REST, route: `/${string}`): Promise<T> =>
  rest.get(route, { signal: AbortSignal.timeout(TIMEOUT_MS) }) as Promise<T>

/** Null if the channel is gone or hidden from the bot. */
const findChannel = (
  { rest, lookups }: PermissionsDeps,
  guildId: string,
  channelId: string,
): Promise<APIChannel | null | 'unchecked'> =>
  lookups.find(guildId, `channel ${channelId}`, async () => {
    try {
      return await fetchJson<APIChannel>(rest, Routes.channel(channelId))
    } catch (error) {
      if (isFinal(error)) return null
      throw error
    }
  })

const grantedIn = async (
  deps: PermissionsDeps,
  guildId: string,
  channel: APIChannel,
): Promise<[bigint, readonly APIRole[]] | 'unchecked'> => {
  const found = await rolesAndOverwrites(deps, guildId, channel)
  if (found === 'unchecked') return found
  const { roles, ownRoles, overwrites } = found
  return [computePermissions(guildId, deps.botId, roles, ownRoles, overwrites), roles]
}

/** What decides about permissions in a channel. `ownRoles`: the bot's. */
const rolesAndOverwrites = async (deps: PermissionsDeps, guildId: string, channel: APIChannel) => {
  const parentId = isThread(channel.type) && 'parent_id' in channel ? channel.parent_id : null
  const [guild, permissionChannel] = await Promise.all([
    findGuildRoles(deps, guildId),
    // A thread has the overwrites of its parent channel.
    parentId ? findChannel(deps, guildId, parentId) : channel,
  ])
  if (guild === 'unchecked' || permissionChannel === 'unchecked') return 'unchecked'
  const [roles, member] = guild
  const overwrites = (permissionChannel as APIGuildChannel | null)?.permission_overwrites ?? []
  return { roles, ownRoles: member.roles, overwrites }
}

/** The roles of a guild, and the bot as its member. Rejects as Discord refuses. */
export const findGuildRoles = (
  { rest, botId, lookups }: Pick<PermissionsDeps, 'rest' | 'botId' | 'lookups'>,
  guildId: string,
): Promise<readonly [readonly APIRole[], APIGuildMember] | 'unchecked'> =>
  lookups.find(guildId, rolesKey(guildId), () =>
    Promise.all([
      fetchJson<APIRole[]>(rest, Routes.guildRoles(guildId)),
      fetchJson<APIGuildMember>(rest, Routes.guildMember(guildId, botId)),
    ]),
  )

/** Under which lookups.ts keeps them. */
export const rolesKey = (guildId: string): string => `guild ${guildId}`

/**
 * Base permissions of @everyone and the member's roles, then the channel's overwrites in Discord's order: @everyone, all
 * roles together, the member.
 */
export const computePermissions = (
  guildId: string,
  userId: string,
  roles: readonly APIRole[],
  ownRoles: readonly string[],
  overwrites: readonly APIOverwrite[],
): bigint => {
  const memberRoles = roles.filter(({ id }) => id === guildId || ownRoles.includes(id))
  const base = memberRoles.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n)
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id }) => id !== guildId && ownRoles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ]
  const granted = steps.reduce((sum, step) => (sum & ~union(step, 'deny')) | union(step, 'allow'), base)
  // Without ViewChannel every other permission is void.
  return (granted & PermissionFlagsBits.ViewChannel) === 0n ? 0n : granted
}

const union = (overwrites: readonly APIOverwrite[], side: 'allow' | 'deny'): bigint =>
  overwrites.reduce((bits, overwrite) => bits | BigInt(overwrite[side]), 0n)
