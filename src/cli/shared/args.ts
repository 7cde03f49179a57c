import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util'

export type CliOption = ParseArgsOptionDescriptor & {
  /** What stands for the value in the help: `folder` in `--to folder`. */
  readonly placeholder?: string
  readonly description?: string
}

export type CliOptions = Readonly<Record<string, CliOption>>

/** How a command is called: one description for parsing and for --help. */
export type CliCommand<Options extends CliOptions = CliOptions> = {
  /** The npm script, with what stands behind it: `backup`, `bank -- check`. */
  readonly name: string
  readonly options: Options
  /** The names of its positional arguments, all of them required. Without it, the command counts them itself. */
  readonly positionals?: readonly string[]
  readonly description?: string
  /** The whole help, where it says more than what can be made from the description. */
  readonly help?: string
}

/** The message is a sentence with the next step, and is shown without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError'
}

export type CliArgs<Options extends CliOptions> = ReturnType<typeof parse<Options>>

/** Parses the arguments of a command; null if --help is among them. Throws CliError. */
export const parseCliArgs = <Options extends CliOptions>(
  command: CliCommand<Options>,
  args: readonly string[],
): CliArgs<Options> | null => {
  if (args.includes('--help') || args.includes('-h')) return null
  try {
    return parse(command, args)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    // The first sentence only: Node's second one is about file names that begin with a dash.
    throw new CliError(`${message.split('. ')[0]}. ${helpHint(command)}`)
  }
}

const parse = <Options extends CliOptions>(command: CliCommand<Options>, args: readonly string[]) => {
  const { options } = command
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  if (command.positionals && positionals.length !== command.positionals.length)
    throw new CliError(formatHelp(command))
  return { values, positionals }
}

export const helpHint = ({ name, help }: CliCommand): string =>
  help === undefined ? 'See --help.' : `See \`npm run ${name} --help\`.`

export const formatHelp = ({ name, description, positionals = [], options, help }: CliCommand): string => {
  if (help !== undefined) return help
  const flags = Object.entries(options).map(([option, { placeholder }]) =>
    placeholder ? `--${option} ${placeholder}` : `--${option}`,
  )
  const args = [...positionals.map(positional => `<${positional}>`), ...flags.map(flag => `[${flag}]`)]
  const usage = `Usage: npm run ${name}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`
  const width = Math.max(0, ...flags.map(flag => flag.length))
  const lines = Object.values(options).map(
    (option, index) => `  ${flags[index]!.padEnd(width)}   ${option.description}`,
  )
  return [usage, description, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n')
}
