/** A command or subcommand. */
export type CommandInfo = {
  readonly name: string
  readonly description: string
  /** The full name with subcommands: "daily set". Groups and parents are not listed. */
  readonly title: string
  /** The title in the person's language. */
  readonly label: string
  /** Required ones first. */
  readonly options: readonly CommandOption[]
}

export type CommandOption = {
  readonly name: string
  /** The name in the person's language. */
  readonly label: string
  readonly description: string
  readonly kind:
    | 'string'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'user'
    | 'role'
    | 'channel'
    | 'mentionable'
    | 'attachment'
  readonly required: boolean
  readonly choices: readonly { readonly name: string; readonly value: string | number }[]
  readonly autocomplete: boolean
  readonly min: number | null
  readonly max: number | null
  readonly fileTypes: readonly string[]
}

/** Commands of the context menus of messages and people. */
export type MenuCommands = {
  readonly message: readonly MenuCommand[]
  readonly user: readonly MenuCommand[]
}

export type MenuCommand = { readonly name: string; readonly label: string }
