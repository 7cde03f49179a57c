import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { type Channel, type Guild, isThread, type World } from './world.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

export const bits = (names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)

/** What everyone in a server may do. */
export const MEMBER: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'UseApplicationCommands',
  'ReadMessageHistory',
]

/** What the bot may do in a server unless said otherwise. */
export const BOT_PERMISSIONS: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'AttachFiles',
  'EmbedLinks',
  'ReadMessageHistory',
]

const ALL = bits(Object.keys(PermissionFlagsBits) as PermissionName[])
const { Administrator, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits

/** topics/permissions: "Denying SEND_MESSAGES implicitly denies" these. */
const WITH_SENDING = bits(['MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks'])

const DIRECT = bits(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'])

/** What the bot may do in a channel, as a bit set. Nothing in a server that it is no member of. */
export const botPermissionsIn = (world: World, channel: Channel): bigint => {
  if (channel.guildId === null) return DIRECT
  const guild = world.guilds.get(channel.guildId)
  if (!guild?.hasBot) return 0n
  if ((guild.botPermissions & Administrator) !== 0n) return ALL
  const granted = guild.botPermissions & ~overwritten(world, channel).denied
  if ((granted & ViewChannel) === 0n) return 0n
  const sending = isThread(channel) ? SendMessagesInThreads : SendMessages
  return (granted & sending) === 0n ? granted & ~WITH_SENDING : granted
}

/** The channel whose overwrites hold: a thread's are its parent's. */
export const overwritten = (world: World, channel: Channel): Channel =>
  (isThread(channel) && world.channels.get(channel.parentId!)) || channel

export const overwritesOf = (world: World, { denied }: Channel): Json[] =>
  denied === 0n ? [] : [{ id: world.botId, type: OverwriteType.Member, allow: '0', deny: String(denied) }]

/** What someone's roles give them in the whole server. */
export const permissionsOf = (guild: Guild, userId: string): bigint =>
  [guild.id, ...(guild.members.get(userId) ?? [])].reduce(
    (sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n),
    0n,
  )
