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

  /** For a thread: minutes of inactivity before Discord archives it. */
  get archiveAfterMinutes(): number | null {
    return this.#channel.thread?.archiveAfterMinutes ?? null
  }

  /** Messages visible to a member, oldest first; without a member, the public ones. */
  seenBy(member: Member | null = null): MessageView[] {
    return [...this.#channel.messages.values()]
      .filter(({ visibleTo }) => visibleTo === null || visibleTo === member?.id)
      .map(stored => new MessageView(stored))
  }

  /** The newest of the visible messages. */
  last(member: Member | null = null): MessageView | undefined {
    return this.seenBy(member).at(-1)
  }

  /** Starts a thread as a person. */
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

  /** All threads of the channel, oldest first. */
  threads(): ChannelView[] {
    const { channels } = this.#parts.world
    return [...this.#channel.threadIds].map(id => new ChannelView(this.#parts, channels.get(id)!))
  }

  /** Denies the bot permissions here; for a thread, in its parent channel. */
  denyBot(...names: PermissionName[]): void {
    overwritten(this.#parts.world, this.#channel).denied |= bits(names)
  }

  /** Lifts the denial of these permissions, or of all. */
  allowBot(...names: PermissionName[]): void {
    const channel = overwritten(this.#parts.world, this.#channel)
    channel.denied &= names.length === 0 ? 0n : ~bits(names)
  }

  /** Deletes a message as a person. */
  delete(message: MessageView): void {
    deleteMessage(this.#parts.world, this.#channel, message.stored)
  }

  /** Deletes the channel as a person. */
  remove(): void {
    removeChannel(this.#parts.world, this.#parts.gateway, this.#channel)
  }
}
