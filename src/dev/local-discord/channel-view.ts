import { ChannelType } from 'discord-api-types/v10'
import { addChannel, removeChannel, THREAD_KINDS } from './channels.ts'
import type { Member, MemberContext } from './member.ts'
import { deleteMessage } from './messages.ts'
import { bits, overwritten, type PermissionName } from './permissions.ts'
import { MessageView } from './view.ts'
import type { Channel } from './world.ts'

/** A channel as people see it. */
export class ChannelView {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly guildId: string | null
  readonly parentId: string | null
  readonly #parts: MemberContext
  readonly #channel: Channel

  constructor(parts: MemberContext, channel: Channel) {
    this.#parts = parts
    this.#channel = channel
    const { id, name, type, guildId, parentId } = channel
    this.id = id
    this.name = name
    this.type = type
    this.guildId = guildId
    this.parentId = parentId
  }

  /** For a thread: minutes without a message after which Discord puts it away. */
  get archiveAfterMinutes(): number | null {
    return this.#channel.thread?.archiveAfterMinutes ?? null
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

  /** Somebody starts a thread here. */
  thread(name: string): ChannelView {
    const { world } = this.#parts
    const channel = addChannel(world, {
      name,
      type: THREAD_KINDS[this.type] ?? ChannelType.PublicThread,
      guildId: this.guildId,
      parentId: this.id,
      thread: { ownerId: world.newId(), startedAt: world.now(), archiveAfterMinutes: 4320 },
    })
    return new ChannelView(this.#parts, channel)
  }

  /** The threads here, the bot's and people's, oldest first. */
  threads(): ChannelView[] {
    const { channels } = this.#parts.world
    return [...this.#channel.threadIds].map(id => new ChannelView(this.#parts, channels.get(id)!))
  }

  /** Takes permissions from the bot here; in a thread, in the channel it belongs to. */
  denyBot(...names: PermissionName[]): void {
    overwritten(this.#parts.world, this.#channel).denied |= bits(names)
  }

  /** Takes the denial back, of everything where nothing is named. */
  allowBot(...names: PermissionName[]): void {
    const channel = overwritten(this.#parts.world, this.#channel)
    channel.denied &= names.length === 0 ? 0n : ~bits(names)
  }

  /** Somebody removes a message. */
  delete(message: MessageView): void {
    deleteMessage(this.#parts.world, this.#channel, message.stored)
  }

  /** Somebody removes the channel itself. */
  remove(): void {
    removeChannel(this.#parts.world, this.#parts.gateway, this.#channel)
  }
}
