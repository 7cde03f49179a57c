import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What a command has done: what to print, and the exit status. */
export type CommandResult = {
  readonly text: string
  /** Remarks for standard error, for when the text is redirected into a file. */
  readonly stderr?: string
  /** 0 all is well, 1 something is wrong with the data, 2 the command was not understood. */
  readonly status: 0 | 1 | 2
}

type Options = NonNullable<ParseArgsConfig['options']>
type Config<O extends Options> = {
  args: string[]
  allowPositionals: true
  options: O & { help: { type: 'boolean'; short: 'h' } }
}
type CommandLine<O extends Options> = ReturnType<typeof parseArgs<Config<O>>>

/** A command of a command line, as data: `runCommand` adds `--help` and reports mistakes alike for all of them. */
export type CliCommand<O extends Options = Options> = {
  /** As a person types it: `npm run bank -- check`. */
  readonly name: string
  readonly help: string
  readonly options: O
  /** Throws `UsageError` for arguments that mean nothing. */
  readonly run: (line: CommandLine<O>) => CommandResult | Promise<CommandResult>
}

/** A mistake in the command line. The message is shown as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const runCommand = async <O extends Options>(
  { name, help, options, run }: CliCommand<O>,
  args: readonly string[],
): Promise<CommandResult> => {
  try {
    const config: Config<O> = {
      args: [...args],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    }
    const line = parseArgs(config)
    const { help: isHelp } = line.values as { readonly help?: boolean }
    return isHelp === true ? { text: help, status: 0 } : await run(line)
  } catch (error) {
    const mistake = usageMistake(error)
    if (mistake === null) throw error
    return { text: `${mistake} See \`${name} --help\`.`, status: 2 }
  }
}

const usageMistake = (error: unknown): string | null => {
  if (error instanceof UsageError) return error.message
  const { code, message } = error as { readonly code?: string; readonly message: string }
  // Node's second sentence explains how to pass a file name that begins with a dash.
  return code?.startsWith('ERR_PARSE_ARGS') ? `${message.split('. ')[0]}.` : null
}
