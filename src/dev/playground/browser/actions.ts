import type { CommandInfo, MenuCommands } from '../contract/command.ts'
import type { Message } from '../contract/message.ts'
import type { CommandForm, Composer } from './state.ts'

/** All user actions, grouped by the part of the page that offers them. */
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
  readonly classroom: ClassroomActions
}

export type ClassroomActions = {
  readonly open: () => void
  readonly close: () => void
  readonly start: (bank: string) => void
  readonly stop: () => void
  /** Goes to a message of a channel. */
  readonly show: (channelId: string, messageId: string) => void
}

/** Actions on a message; previews have none. */
export type MessageActions = {
  readonly press: (message: Message, customId: string) => void
  readonly select: (message: Message, customId: string, values: readonly string[]) => void
  readonly dismiss: (message: Message) => void
  readonly remove: (message: Message) => void
  readonly close: (message: Message) => void
  /** The bot's context menu commands. */
  readonly menus: () => MenuCommands
  readonly messageCommand: (message: Message, name: string) => void
  readonly userCommand: (message: Message, name: string) => void
  /** Whether the response to a click is pending. */
  readonly isWaiting: (message: Message, customId: string) => boolean
}

export type ComposerActions = {
  readonly become: (composer: Composer) => void
  /** Shows a command's form; `typed` are options after its name. */
  readonly take: (command: CommandInfo, typed?: string) => void
  readonly run: (command: CommandInfo) => void
  readonly say: (text: string) => void
  readonly send: (form: CommandForm) => void
  readonly suggest: (form: CommandForm, option: string) => void
  readonly attach: (form: CommandForm, option: string, file: File) => void
  /** Hides the suggestions, when the field loses focus or is removed. */
  readonly unsuggest: () => void
}

/** Form values by custom id; files are uploaded before the form is submitted. */
export type FormValues = Readonly<Record<string, string | readonly string[] | readonly File[]>>

export type FormActions = {
  readonly submit: (fields: FormValues) => void
  readonly cancel: () => void
}

/** The message of a component. */
export type PartContext = { readonly message: Message; readonly actions: MessageActions | null }
