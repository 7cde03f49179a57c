import type { Chat } from '../contract/chat.ts'
import type { ClassView } from '../contract/class.ts'
import type { CommandInfo, CommandOption } from '../contract/command.ts'
import type { Modal } from '../contract/modal.ts'
import type { Address } from './address.ts'

/** The immutable state of the page; views are pure functions of it. */
export type State = {
  readonly address: Address
  readonly chat: Chat | null
  /** Whether the connection is lost. */
  readonly lost: boolean
  /** The text of the toast; empty for none. */
  readonly toast: string
  /** Components with a pending response, as `messageId/customId`. */
  readonly waiting: ReadonlySet<string>
  readonly composer: Composer
  readonly form: OpenForm | null
  /** Whether the list of places is open in a narrow window. */
  readonly drawer: boolean
  readonly classroom: Classroom
  /** A message to scroll to, once it is there. */
  readonly sought: string | null
}

/** The simulated class. */
export type Classroom = {
  readonly open: boolean
  /** Null until it was opened. */
  readonly view: ClassView | null
  readonly failed: string | null
}

export type OpenForm = { readonly modal: Modal; readonly failed: string | null; readonly sending: boolean }

export type Composer =
  | { readonly kind: 'text'; readonly text: string; readonly index: number; readonly shut: boolean }
  | CommandForm

/** A command that is being filled in. */
export type CommandForm = {
  readonly kind: 'command'
  readonly command: CommandInfo
  readonly values: Readonly<Record<string, OptionInput>>
  /** Options that are being typed as text, `name:value`. */
  readonly typed: string
  /** Names of the options with a field. */
  readonly fields: readonly string[]
  readonly suggestions: Suggestions | null
  readonly wrong: { readonly option: string | null; readonly why: string } | null
  readonly sending: boolean
}

/** The displayed text, and the submitted value. */
export type OptionInput = { readonly text: string; readonly value: string | number }

export type Suggestions = {
  readonly option: string
  readonly list: readonly { readonly name: string; readonly value: string | number }[]
  readonly index: number
}

export const EMPTY_COMPOSER: Composer = { kind: 'text', text: '', index: 0, shut: false }

export const initialState = (address: Address): State => ({
  address,
  chat: null,
  lost: false,
  toast: '',
  waiting: new Set(),
  composer: EMPTY_COMPOSER,
  form: null,
  drawer: false,
  classroom: { open: false, view: null, failed: null },
  sought: null,
})

export const commandForm = (command: CommandInfo): CommandForm => ({
  kind: 'command',
  command,
  values: {},
  typed: '',
  fields: command.options.filter(({ required }) => required).map(({ name }) => name),
  suggestions: null,
  wrong: null,
  sending: false,
})

/** The commands that match the typed text; none if it is no command. */
export const matchingCommands = (commands: readonly CommandInfo[], text: string): CommandInfo[] => {
  if (!/^\/[^\n]*$/.test(text)) return []
  const typed = text.slice(1).trimEnd().toLowerCase()
  const begins = commands.filter(({ label, title }) => label.startsWith(typed) || title.startsWith(typed))
  const holds = commands.filter(one => !begins.includes(one) && `${one.label}\n${one.title}`.includes(typed))
  return [...begins, ...holds]
}

/** Why an option is invalid; null if it is valid. */
export const validateOption = (option: CommandOption, filled: OptionInput | undefined): string | null => {
  const text = filled?.text.trim() ?? ''
  if (text === '') return option.required ? 'This is required.' : null
  const isWhole = option.kind === 'integer'
  if (isWhole || option.kind === 'number') return wrongNumber(Number(text), isWhole, option)
  if (option.kind !== 'string') return null
  if (option.min !== null && text.length < option.min) return `At least ${option.min} characters.`
  return option.max !== null && text.length > option.max ? `At most ${option.max} characters.` : null
}

const wrongNumber = (value: number, isWhole: boolean, { min, max }: CommandOption): string | null => {
  if (!Number.isFinite(value) || (isWhole && !Number.isInteger(value)))
    return isWhole ? 'A whole number.' : 'A number.'
  if (min !== null && value < min) return `At least ${min}.`
  return max !== null && value > max ? `At most ${max}.` : null
}

/** The value as the API takes it. */
export const optionValue = (
  { kind }: CommandOption,
  { text, value }: OptionInput,
): string | number | boolean => {
  if (kind === 'boolean') return text === 'true'
  return kind === 'integer' || kind === 'number' ? Number(text) : value
}
