import type { Message } from '../contract.ts'

/** What a person can do with a message; a message without these is only looked at. */
export type MessageActions = {
  readonly press: (message: Message, customId: string) => void
  readonly select: (message: Message, customId: string, values: readonly string[]) => void
  readonly dismiss: (message: Message) => void
  readonly remove: (message: Message) => void
  readonly close: (message: Message) => void
  /** Whether the answer to a press is awaited. */
  readonly isWaiting: (message: Message, customId: string) => boolean
}
