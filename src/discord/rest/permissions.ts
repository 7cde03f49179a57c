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
import { isFinal } from './discord-errors.ts'

/** What the bot may need in a channel, by Discord's own names. */
export const NEEDED = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'AttachFiles',
  'CreatePublicThreads',
  'MentionEveryone',
] as const
export type NeededPermission = (typeof NEEDED)[number]

export type Destination = {
  readonly guildId: string
  readonly channelId: string
  readonly thread: boolean
  /** The role that is to be mentioned. */
  readonly roleId: string | null
}

export type Permissions = {
  /** What the bot lacks for a daily question there, in the order in which it matters; empty where it may. */
  missing(use: Destination): Promise<readonly NeededPermission[]>
}

/**
 * Asks Discord, since without intents nothing is kept that would tell: the channel, the server's roles and the
 * bot as a member, then Discord's own way of adding them up ("Permissions", Discord's documentation).
 */
export const createPermissions = (rest: REST, botId: string): Permissions => ({
  async missing(destination) {
    const channel = await seen(rest, destination.channelId)
    if (channel === null) return ['ViewChannel']
    const [held, roles] = await heldIn(rest, destination.guildId, channel, botId)
    const mentionable = roles.find(({ id }) => id === destination.roleId)?.mentionable ?? true
    const needed = neededFor(destination, channel.type, mentionable)
    return needed.filter(name => (held & PermissionFlagsBits[name]) === 0n)
  },
})

const neededFor = ({ thread }: Destination, type: ChannelType, mentionable: boolean): NeededPermission[] => [
  'ViewChannel',
  isThread(type) ? 'SendMessagesInThreads' : 'SendMessages',
  // To find out after a crash whether a question went out already.
  'ReadMessageHistory',
  'AttachFiles',
  ...(thread && !isThread(type) ? (['CreatePublicThreads'] as const) : []),
  ...(mentionable ? [] : (['MentionEveryone'] as const)),
]

const isThread = (type: ChannelType): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.AnnouncementThread

/** Somebody waits for the answer, and has three seconds, ms. */
const TIMEOUT_MS = 2000

const ask = <T>(rest: REST, route: `/${string}`): Promise<T> =>
  rest.get(route, { signal: AbortSignal.timeout(TIMEOUT_MS) }) as Promise<T>

/** Null where the bot can't see it. */
const seen = async (rest: REST, channelId: string): Promise<APIChannel | null> => {
  try {
    return await ask<APIChannel>(rest, Routes.channel(channelId))
  } catch (error) {
    if (isFinal(error)) return null
    throw error
  }
}

const heldIn = async (
  rest: REST,
  guildId: string,
  channel: APIChannel,
  botId: string,
): Promise<[bigint, readonly APIRole[]]> => {
  const parentId = isThread(channel.type) && 'parent_id' in channel ? channel.parent_id : null
  const [roles, member, ruling] = await Promise.all([
    ask<APIRole[]>(rest, Routes.guildRoles(guildId)),
    ask<APIGuildMember>(rest, Routes.guildMember(guildId, botId)),
    // A thread has no rules of its own.
    parentId ? seen(rest, parentId) : channel,
  ])
  const overwrites = (ruling as APIGuildChannel | null)?.permission_overwrites ?? []
  return [addedUp(guildId, botId, roles, member.roles, overwrites), roles]
}

/** Everybody's rights and those of the own roles; then the channel's exceptions for everybody, the roles, oneself. */
export const addedUp = (
  guildId: string,
  userId: string,
  roles: readonly APIRole[],
  ownRoles: readonly string[],
  overwrites: readonly APIOverwrite[],
): bigint => {
  const mine = roles.filter(({ id }) => id === guildId || ownRoles.includes(id))
  const base = mine.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n)
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id }) => id !== guildId && ownRoles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ]
  const held = steps.reduce((sum, step) => (sum & ~union(step, 'deny')) | union(step, 'allow'), base)
  // Who does not see a channel can do nothing in it.
  return (held & PermissionFlagsBits.ViewChannel) === 0n ? 0n : held
}

const union = (overwrites: readonly APIOverwrite[], side: 'allow' | 'deny'): bigint =>
  overwrites.reduce((sum, one) => sum | BigInt(one[side]), 0n)
