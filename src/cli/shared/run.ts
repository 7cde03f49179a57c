import { formatError } from '../../ops/format-error.ts'
import { createRedactor, findPasswords, findSecrets } from '../../ops/secrets.ts'
import {
  type CliArgs,
  type CliCommand,
  CliError,
  type CliOptions,
  formatHelp,
  helpHint,
  parseCliArgs,
} from './args.ts'

/** What to print, and the exit status. */
export type CommandResult = {
  readonly text: string
  /** Remarks for standard error, for when the text is redirected into a file. */
  readonly stderr?: string
  /** 0 all is well, 1 something is wrong with the data, 2 the command was not understood. */
  readonly status: 0 | 1 | 2
}

export type RunnableCommand<Options extends CliOptions> = CliCommand<Options> & {
  /** Throws CliError. */
  readonly run: (args: CliArgs<Options>) => CommandResult | Promise<CommandResult>
}

/** A mistake in the command line. Shown with a hint at --help. */
export class UsageError extends CliError {}

/** Runs one of several commands of a program. Every CliError is a command that was not understood. */
export const runCommand = async <const Options extends CliOptions>(
  command: RunnableCommand<Options>,
  args: readonly string[],
): Promise<CommandResult> => {
  try {
    return await execute(command, args)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    const hint = error instanceof UsageError ? ` ${helpHint(command)}` : ''
    return { text: error.message + hint, status: 2 }
  }
}

/** Runs a command with the arguments of this process. An error is printed and sets the exit status to 1. */
export const runProcess = async <const Options extends CliOptions>(
  command: RunnableCommand<Options>,
): Promise<void> => {
  try {
    printResult(await execute(command, process.argv.slice(2)))
  } catch (error) {
    // Erases an unfinished progress bar.
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    console.error(withoutSecrets(isForPeople(error) ? error.message : formatError(error)))
    process.exitCode = 1
  }
}

/** Addresses of databases stand in the environment, and among the arguments of some commands. */
const withoutSecrets = (text: string): string =>
  createRedactor([...findSecrets(process.env), ...process.argv.flatMap(findPasswords)].filter(Boolean))(text)

const execute = async <const Options extends CliOptions>(
  command: RunnableCommand<Options>,
  args: readonly string[],
): Promise<CommandResult> => {
  const parsed = parseCliArgs(command, args)
  return parsed === null ? { text: formatHelp(command), status: 0 } : command.run(parsed)
}

export const printResult = ({ text, stderr, status }: CommandResult): void => {
  if (status === 2) console.error(text)
  else console.log(text)
  if (stderr !== undefined) console.error(stderr)
  process.exitCode = status
}

/** Errors whose message is a sentence with the next step. By name, so that a command loads only the parts it uses. */
const SENTENCES = new Set(['CliError', 'ConfigError', 'DatabaseError', 'NewerDatabaseError'])

const isForPeople = (error: unknown): error is Error => error instanceof Error && SENTENCES.has(error.name)
