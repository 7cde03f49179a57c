import type { CommandInfo, MenuCommands } from '../contract/command.ts'
import type { Message } from '../contract/message.ts'
import type { CommandForm, Composer } from './state.ts'

/** Everything that a person can do on the page, by the part of the page that offers it. */
export type Actions = {
  readonly message: MessageActions
  readonly composer: ComposerActions
  readonly form: FormActions
  readonly become: (personId: string) => void
  readonly locale: (kind: 'locale' | 'server-locale', locale: string) => void
  readonly time: (kind: 'day' | 'daily') => void
  readonly drawer: (open: boolean) => void
  readonly theme: () => void
  readonly first: () => void
}

/** What a person can do with a message; a message without these is only looked at. */
export type MessageActions = {
  readonly press: (message: Message, customId: string) => void
  readonly select: (message: Message, customId: string, values: readonly string[]) => void
  readonly dismiss: (message: Message) => void
  readonly remove: (message: Message) => void
  readonly close: (message: Message) => void
  /** What the bot adds to the context menus of messages and people. */
  readonly menus: () => MenuCommands
  readonly messageCommand: (message: Message, name: string) => void
  readonly userCommand: (message: Message, name: string) => void
  /** Whether the answer to a press is awaited. */
  readonly isWaiting: (message: Message, customId: string) => boolean
}

export type ComposerActions = {
  readonly become: (composer: Composer) => void
  readonly take: (command: CommandInfo) => void
  readonly run: (command: CommandInfo) => void
  readonly say: (text: string) => void
  readonly send: (form: CommandForm) => void
  readonly suggest: (form: CommandForm, option: string) => void
  readonly attach: (form: CommandForm, option: string, file: File) => void
  /** A field that is left, be it because the form is gone, suggests nothing more. */
  readonly unsuggest: () => void
}

/** What is filled in, by the custom id of each field; files are uploaded before it is sent. */
export type FormValues = Readonly<Record<string, string | readonly string[] | readonly File[]>>

export type FormActions = {
  readonly submit: (fields: FormValues) => void
  readonly cancel: () => void
}

/** The message that a component belongs to. */
export type PartContext = { readonly message: Message; readonly actions: MessageActions | null }
