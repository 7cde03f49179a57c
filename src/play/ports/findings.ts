import type { Finding, Found } from '../findings/finding.ts'

/** A message to a server's managers. */
export type FindingMessage = {
  readonly id: string
  readonly channelId: string
  /** When it was made, ms UTC. */
  readonly at: number
  /** When it was sent; null while no one knows whether it was. */
  readonly sentAt: number | null
  readonly findings: readonly Finding[]
}

export type FindingStore = {
  /** `isThere`: whether the bot is in the guild. `refused`: the channel that refused a message. */
  findingState(guildId: string): Promise<{ readonly isThere: boolean; readonly refused: string | null }>
  /**
   * The message that is to be sent: one that was made but perhaps not sent, or else a new one about what was found and not told
   * yet, in one transaction. At most one per `everyMs`: `waitUntil` says until when. Null where there is nothing to tell.
   */
  nextFindingMessage(
    guildId: string,
    message: Pick<FindingMessage, 'at' | 'channelId' | 'id'> & { readonly everyMs: number },
    found: Found,
  ): Promise<FindingMessage | { readonly waitUntil: number } | null>
  markFindingsSent(guildId: string, id: string, at: number): Promise<void>
  /** Drops a message that its channel refused, and notes the channel. Its findings are told with the next one. */
  refuseFindingMessage(guildId: string, message: FindingMessage): Promise<void>
  /** Someone chose the channel again. */
  allowFindings(guildId: string): Promise<void>
  /** Nothing counts as told any more. */
  forgetFindings(guildId: string): Promise<void>
}
