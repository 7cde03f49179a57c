import { EventEmitter } from 'node:events'
import { ChannelType } from 'discord-api-types/v10'
import type { MessageHistory } from './history.ts'
import type { Json } from './json.ts'
import { createSnowflakes, type Snowflakes } from './snowflake.ts'

/** All that this Discord knows. Plain data by id; who may do what with it is decided elsewhere. */
export type World = {
  readonly now: () => number
  /** Of how many answered interactions, and messages of a channel, it knows; infinite unless it shall run for long. */
  readonly keep: number
  readonly newId: Snowflakes
  readonly applicationId: string
  readonly botId: string
  readonly token: string
  /** Base of the addresses of uploads, known once the server listens. */
  cdnUrl: string
  readonly guilds: Map<string, Guild>
  /** In ascending order, so that a page of them costs a page. */
  readonly guildIds: string[]
  readonly channels: Map<string, Channel>
  readonly users: Map<string, User>
  readonly directChannels: Map<string, string>
  readonly commands: Map<string, StoredCommand[]>
  readonly interactions: Map<string, StoredInteraction>
  /** Tokens of those that are answered, oldest first, where only so many are kept. */
  readonly answered: { readonly privately: Set<string>; readonly publicly: Set<string> }
  /** The last messages with a nonce, oldest first, by channel and nonce. */
  readonly nonces: Map<string, StoredMessage>
  readonly files: Map<string, { name: string; data: Buffer }>
  /** Attachments that people uploaded with forms and options, by id, as interactions carry them. */
  readonly uploads: Map<string, Json>
  /** By `user/hash`. */
  readonly avatars: Map<string, Buffer>
  /** Emits `change` after anything that a client could see. */
  readonly events: EventEmitter
}

export type User = {
  readonly id: string
  readonly name: string
  /** Of their client; it comes with every interaction. */
  locale: string
  readonly bot: boolean
  /** The hash in the address of the picture. */
  readonly avatar: string | null
}

export type Role = {
  readonly id: string
  readonly name: string
  readonly permissions: bigint
  readonly mentionable: boolean
  /** It is the bot's own, which comes and goes with it. */
  readonly managed: boolean
}

export type Guild = {
  readonly id: string
  readonly name: string
  /** Its preferred language, which comes with every interaction in it. */
  locale: string
  /** What the bot's own role gives it. */
  readonly botPermissions: bigint
  hasBot: boolean
  /** The first is @everyone. */
  readonly roles: Map<string, Role>
  /** People by id, with the ids of their roles. */
  readonly members: Map<string, readonly string[]>
  readonly channelIds: Set<string>
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly guildId: string | null
  readonly parentId: string | null
  /** Who is in it, where it is a direct or group message. */
  readonly recipients: readonly string[]
  /** Permissions that the bot lacks here. A thread keeps none: its parent's hold. */
  denied: bigint
  readonly messages: MessageHistory<StoredMessage>
  readonly threadIds: Set<string>
  /** What only a thread has. */
  readonly thread: ThreadFacts | null
}

export type ThreadFacts = {
  readonly ownerId: string
  readonly startedAt: number
  readonly archiveAfterMinutes: number
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
  /** The command with its subcommands, as one types it; null for all else. */
  readonly command: string | null
  /** What Discord says at the messages that answer it. */
  readonly metadata: Json
  /** Ids of the files that came with it. */
  readonly uploadIds: readonly string[]
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
  /** Answered, or given up. */
  settled: boolean
  readonly settle: (response: Json | null) => void
}

export const createWorld = (now: () => number, keep = Number.POSITIVE_INFINITY): World => {
  const newId = createSnowflakes(now)
  const [applicationId, botId] = [newId(), newId()]
  const bot = { id: botId, name: 'Proctor', locale: 'en-US', bot: true, avatar: null }
  const part = (text: string) => Buffer.from(text).toString('base64url')
  return {
    now,
    keep,
    newId,
    applicationId,
    botId,
    token: `${part(botId)}.${part(applicationId).slice(0, 6)}.${part(`secret of ${applicationId}`)}`,
    cdnUrl: '',
    guilds: new Map(),
    guildIds: [],
    channels: new Map(),
    users: new Map([[botId, bot]]),
    directChannels: new Map(),
    commands: new Map(),
    interactions: new Map(),
    answered: { privately: new Set(), publicly: new Set() },
    nonces: new Map(),
    files: new Map(),
    uploads: new Map(),
    avatars: new Map(),
    events: new EventEmitter().setMaxListeners(0),
  }
}

const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread]

export const isThread = ({ type }: Channel): boolean => THREADS.includes(type)

/** A user as Discord sends one. */
export const userJson = ({ id, name, bot, avatar }: User): Json => ({
  id,
  username: name.toLowerCase().replaceAll(/\s+/g, '_'),
  global_name: bot ? null : name,
  discriminator: '0',
  avatar,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  ...(bot && { bot: true }),
})
