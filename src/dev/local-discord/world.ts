import { EventEmitter } from 'node:events'
import { ChannelType } from 'discord-api-types/v10'
import type { MessageHistory } from './history.ts'
import type { Json } from './json.ts'
import { createSnowflakes, type Snowflakes } from './snowflake.ts'

/** The state of the local Discord: plain data by id, without any rules. */
export type World = {
  readonly now: () => number
  /** How many answered interactions, and messages per channel, are kept; infinite by default. */
  readonly keep: number
  readonly newId: Snowflakes
  readonly applicationId: string
  readonly botId: string
  /** The team of the application; empty if it belongs to one person, the first that there is. */
  team: readonly TeamMember[]
  readonly token: string
  /** Base URL of uploads, set once the server listens. */
  cdnUrl: string
  readonly guilds: Map<string, Guild>
  /** Ascending, so that a page costs O(page). */
  readonly guildIds: string[]
  readonly channels: Map<string, Channel>
  readonly users: Map<string, User>
  readonly directChannels: Map<string, string>
  /** Ids of people who take no direct messages of the bot. */
  readonly closedDirect: Set<string>
  readonly commands: Map<string, StoredCommand[]>
  readonly interactions: Map<string, StoredInteraction>
  /** Tokens of answered interactions in order of eviction, if `keep` is finite. */
  readonly answered: { readonly privately: Set<string>; readonly publicly: Set<string> }
  /** Recent messages by channel and nonce, oldest first. */
  readonly nonces: Map<string, StoredMessage>
  readonly files: Map<string, { name: string; data: Buffer }>
  /** Attachments uploaded with forms and options, by id, as interactions carry them. */
  readonly uploads: Map<string, Json>
  /** By `user/hash`. */
  readonly avatars: Map<string, Buffer>
  /** Emits `change` after every visible change. */
  readonly events: EventEmitter
}

export type TeamMember = { readonly userId: string; readonly accepted: boolean; readonly role: string }

export type User = {
  readonly id: string
  readonly name: string
  /** The language of their client, sent with every interaction. */
  locale: string
  readonly bot: boolean
  /** The avatar hash in CDN URLs. */
  readonly avatar: string | null
}

export type Role = {
  readonly id: string
  readonly name: string
  permissions: bigint
  readonly mentionable: boolean
  /** The role of a bot: this bot's comes and goes with it. */
  readonly managed: boolean
  /** The bot of a managed role. */
  readonly botId?: string
}

export type Guild = {
  readonly id: string
  readonly name: string
  ownerId: string
  /** The preferred locale, sent with every interaction in the server. */
  locale: string
  /** The permissions of the bot's own role. */
  botPermissions: bigint
  hasBot: boolean
  /** By id; the first is @everyone. */
  readonly roles: Map<string, Role>
  /** Role ids from the lowest to the highest, without @everyone. */
  readonly roleOrder: string[]
  /** Role ids by member id. */
  readonly members: Map<string, readonly string[]>
  /** When those joined who came after the server was made, by member id, ms UTC. */
  readonly joinedAt: Map<string, number>
  readonly channelIds: Set<string>
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly guildId: string | null
  readonly parentId: string | null
  /** The people in a direct or group message. */
  readonly recipients: readonly string[]
  /** Permissions denied to the bot. Threads inherit their parent's. */
  denied: bigint
  readonly messages: MessageHistory<StoredMessage>
  readonly threadIds: Set<string>
  /** Only for threads. */
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
  /** Null for everyone in the channel. */
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
  /** The full command name with subcommands; null for other kinds. */
  readonly command: string | null
  /** The `interaction_metadata` of messages that respond to it. */
  readonly metadata: Json
  /** Ids of the files uploaded with it. */
  readonly uploadIds: readonly string[]
  readonly createdAt: number
  readonly user: User
  readonly channel: Channel
  readonly source: StoredMessage | null
  readonly installedByUserOnly: boolean
  /** Set by the first response. */
  acknowledged: { type: number; ephemeral: boolean } | null
  /** The message that `@original` refers to. */
  original: string | null
  followups: number
  tooLate: boolean
  /** Acknowledged or timed out. */
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
    team: [],
    cdnUrl: '',
    guilds: new Map(),
    guildIds: [],
    channels: new Map(),
    users: new Map([[botId, bot]]),
    directChannels: new Map(),
    closedDirect: new Set(),
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
