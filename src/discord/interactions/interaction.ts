/** Interactions as this code sees them, whichever transport brought them. Times are ms UTC. */

export type Interaction =
  | CommandInteraction
  | MessageCommandInteraction
  | AutocompleteInteraction
  | ComponentInteraction
  | FormInteraction

type InteractionBase = {
  readonly id: string
  /** Valid for 15 minutes (Discord, "Receiving and Responding"). */
  readonly token: string
  /** When Discord made it. */
  readonly createdAt: number
  readonly user: InteractionUser
  /** Null outside of guilds. */
  readonly guildId: string | null
  readonly channelId: string
  /** A thread's channel, or a channel's category; null for none. */
  readonly parentId: string | null
  /** True in the direct message channel between the person and the bot. */
  readonly isDirect: boolean
  /** True where only a person has installed the app: Discord takes few messages there. */
  readonly isGuest: boolean
  /** Discord locale of the person. */
  readonly locale: string
  /** Discord locale of the guild; null outside of guilds. */
  readonly guildLocale: string | null
  /** What the person may do in the channel, as Discord's bit set. */
  readonly permissions: bigint
  /** The person's roles in the guild, without @everyone. */
  readonly roleIds: readonly string[]
}

export type InteractionUser = {
  readonly id: string
  readonly username: string
  /** The display name; null where none is set. */
  readonly globalName: string | null
  readonly avatar: string | null
}

export type CommandInteraction = InteractionBase & {
  readonly kind: 'command'
  readonly name: string
  readonly options: CommandOptions
}

/** A command of a message's menu. */
export type MessageCommandInteraction = InteractionBase & {
  readonly kind: 'message-command'
  readonly name: string
  readonly target: TargetMessage
}

/** The message whose menu was opened, of whomever it is. */
export type TargetMessage = {
  readonly id: string
  /** Those of its buttons and selects, in their order. */
  readonly customIds: readonly string[]
}

export type AutocompleteInteraction = InteractionBase & {
  readonly kind: 'autocomplete'
  readonly name: string
  readonly options: CommandOptions
  /** The option that the person is typing in. */
  readonly focused: { readonly name: string; readonly value: string }
}

/** A pressed button or a used select. */
export type ComponentInteraction = InteractionBase & {
  readonly kind: 'component'
  readonly component: 'button' | 'select'
  readonly customId: string
  /** What was selected; empty for a button. */
  readonly values: readonly string[]
  readonly message: InteractionMessage
}

/** A submitted form (Discord: modal). */
export type FormInteraction = InteractionBase & {
  readonly kind: 'form'
  readonly customId: string
  readonly fields: FormFields
  /** The message whose component opened the form; null where a command did. */
  readonly message: InteractionMessage | null
}

export type InteractionMessage = {
  readonly id: string
  /** Whether only one person sees it. */
  readonly isEphemeral: boolean
}

/** The options of a command by name. Each reader returns null where the person left the option out. */
export type CommandOptions = {
  /** Null where the command has no subcommands. */
  readonly subcommand: string | null
  text(name: string): string | null
  integer(name: string): number | null
  flag(name: string): boolean | null
  /** The id of a chosen channel, role or user. */
  id(name: string): string | null
}

/** The fields of a form by their custom id. */
export type FormFields = {
  /** A text input's text, or the chosen value of a radio group; null where it is empty. */
  text(customId: string): string | null
  /** The chosen values of a select, a checkbox group or a radio group. */
  values(customId: string): readonly string[]
  /** Whether a single checkbox is ticked. */
  isChecked(customId: string): boolean
  files(customId: string): readonly UploadedFile[]
}

export type UploadedFile = {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Where Discord keeps it, for a short time. */
  readonly url: string
}
