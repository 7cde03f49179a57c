import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { Member, type Parts } from './member.ts'
import { deleteMessage } from './messages.ts'
import { MessageView } from './view.ts'
import type { Channel, User, World } from './world.ts'

type PermissionName = keyof typeof PermissionFlagsBits

export type ServerOptions = {
  readonly withoutBot?: boolean
  readonly botPermissions?: readonly PermissionName[]
}
export type MemberOptions = { readonly permissions?: readonly PermissionName[]; readonly locale?: string }

const MEMBER: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'UseApplicationCommands',
  'ReadMessageHistory',
]
export const BOT_PERMISSIONS: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'AttachFiles',
  'EmbedLinks',
  'ReadMessageHistory',
]

export const bits = (names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)

export const addChannel = (
  world: World,
  name: string,
  type: ChannelType,
  serverId: string | null,
  parentId: string | null,
  recipients: readonly string[],
): Channel => {
  const channel = {
    id: world.newId(),
    name,
    type,
    serverId,
    parentId,
    recipients,
    denied: 0n,
    messages: new Map(),
  }
  world.channels.set(channel.id, channel)
  return channel
}

export class ServerView {
  readonly id: string
  readonly #parts: Parts

  constructor(parts: Parts, id: string) {
    this.id = id
    this.#parts = parts
  }

  channel(name: string): ChannelView {
    const { world } = this.#parts
    return new ChannelView(world, addChannel(world, name, ChannelType.GuildText, this.id, null, []))
  }

  member(name: string, options: MemberOptions = {}): Member {
    const { world } = this.#parts
    const user: User = { id: world.newId(), name, locale: options.locale ?? 'en-US', bot: false }
    world.users.set(user.id, user)
    return new Member(this.#parts, user, bits([...MEMBER, ...(options.permissions ?? [])]))
  }
}

/** A channel as people see it. Itself a channel, so that it can be handed to a member's actions. */
export class ChannelView implements Channel {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly serverId: string | null
  readonly parentId: string | null
  readonly recipients: readonly string[]
  readonly #world: World
  readonly #channel: Channel

  constructor(world: World, channel: Channel) {
    this.#world = world
    this.#channel = channel
    const { id, name, type, serverId, parentId, recipients } = channel
    this.id = id
    this.name = name
    this.type = type
    this.serverId = serverId
    this.parentId = parentId
    this.recipients = recipients
  }

  get denied(): bigint {
    return this.#channel.denied
  }

  get messages() {
    return this.#channel.messages
  }

  /** What a member sees here, oldest first; without a member what everybody sees. */
  seenBy(member: Member | null = null): MessageView[] {
    return [...this.#channel.messages.values()]
      .filter(({ visibleTo }) => visibleTo === null || visibleTo === member?.id)
      .map(stored => new MessageView(stored))
  }

  /** The newest of these. */
  last(member: Member | null = null): MessageView | undefined {
    return this.seenBy(member).at(-1)
  }

  thread(name: string): ChannelView {
    return new ChannelView(
      this.#world,
      addChannel(this.#world, name, ChannelType.PublicThread, this.serverId, this.id, []),
    )
  }

  /** Takes permissions from the bot here. */
  denyBot(...names: PermissionName[]): void {
    this.#channel.denied |= bits(names)
  }

  /** Somebody removes a message. */
  delete(message: MessageView): void {
    deleteMessage(this.#world, this.#channel, message.stored)
  }
}
