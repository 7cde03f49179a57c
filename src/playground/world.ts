import { EventEmitter } from 'node:events'
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { createSnowflakes, type Snowflakes } from './snowflake.ts'

/** All that this Discord knows. Plain data by id; who may do what with it is decided elsewhere. */
export type World = {
  readonly now: () => number
  readonly newId: Snowflakes
  readonly applicationId: string
  readonly botId: string
  readonly token: string
  readonly servers: Map<string, Server>
  readonly channels: Map<string, Channel>
  readonly users: Map<string, User>
  readonly directChannels: Map<string, string>
  readonly commands: Map<string, StoredCommand[]>
  readonly interactions: Map<string, StoredInteraction>
  readonly files: Map<string, { name: string; data: Buffer }>
  /** Emits `change` after anything that a client could see. */
  readonly events: EventEmitter
}

export type Json = Record<string, unknown>

export type User = {
  readonly id: string
  readonly name: string
  readonly locale: string
  readonly bot: boolean
}

export type Server = {
  readonly id: string
  readonly name: string
  readonly hasBot: boolean
  readonly botPermissions: bigint
  readonly locale: string
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly serverId: string | null
  readonly parentId: string | null
  /** Who is in it, where it is a direct or group message. */
  readonly recipients: readonly string[]
  /** Permissions that the bot lacks here. */
  denied: bigint
  readonly messages: Map<string, StoredMessage>
}

export type StoredMessage = {
  readonly id: string
  readonly channelId: string
  /** As Discord sends it. */
  json: Json
  /** Null: everybody in the channel. */
  readonly visibleTo: string | null
  edits: number
  deleted: boolean
  readonly nonce: string | null
}

export type StoredCommand = Json & { id: string; name: string }

export type StoredInteraction = {
  readonly id: string
  readonly token: string
  readonly kind: 'command' | 'component' | 'autocomplete' | 'modal'
  readonly createdAt: number
  readonly user: User
  readonly channel: Channel
  readonly source: StoredMessage | null
  readonly installedByUserOnly: boolean
  /** Set once the application answered. */
  acknowledged: { type: number; ephemeral: boolean } | null
  /** What `@original` means. */
  original: string | null
  followups: number
  tooLate: boolean
  readonly settle: (response: Json | null) => void
}

export const createWorld = (now: () => number): World => {
  const newId = createSnowflakes(now)
  const [applicationId, botId] = [newId(), newId()]
  const bot = { id: botId, name: 'Proctor', locale: 'en-US', bot: true }
  const part = (text: string) => Buffer.from(text).toString('base64url')
  return {
    now,
    newId,
    applicationId,
    botId,
    token: `${part(botId)}.${part(applicationId).slice(0, 6)}.${part(`secret of ${applicationId}`)}`,
    servers: new Map(),
    channels: new Map(),
    users: new Map([[botId, bot]]),
    directChannels: new Map(),
    commands: new Map(),
    interactions: new Map(),
    files: new Map(),
    events: new EventEmitter().setMaxListeners(0),
  }
}

export const isThread = (channel: Channel): boolean =>
  channel.type === ChannelType.PublicThread || channel.type === ChannelType.PrivateThread

/** What the bot may do in a channel, as a bit set. Nothing in a server that it is no member of. */
export const botPermissionsIn = (world: World, channel: Channel): bigint => {
  if (channel.serverId === null) return ALL_IN_DIRECT
  const server = world.servers.get(channel.serverId)
  if (!server?.hasBot) return 0n
  const parent = channel.parentId === null ? null : world.channels.get(channel.parentId)
  return server.botPermissions & ~channel.denied & ~(parent?.denied ?? 0n)
}

const ALL_IN_DIRECT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory

/** A user as Discord sends one. */
export const userJson = ({ id, name, bot }: User): Json => ({
  id,
  username: name.toLowerCase().replaceAll(/\s+/g, '_'),
  global_name: bot ? null : name,
  discriminator: '0',
  avatar: null,
  ...(bot && { bot: true }),
})
