import { type CliArgs, type CliCommand, type CliOptions, formatHelp, parseCliArgs } from './args.ts'

/** Runs a command with the arguments of this process. An error is printed and sets the exit status to 1. */
export const runCli = async <const Options extends CliOptions>(
  command: CliCommand<Options>,
  run: (args: CliArgs<Options>) => Promise<void>,
): Promise<void> => {
  try {
    const args = parseCliArgs(command, process.argv.slice(2))
    if (args === null) return console.log(formatHelp(command))
    await run(args)
  } catch (error) {
    // Erases an unfinished progress bar.
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    console.error(isForPeople(error) ? error.message : error)
    process.exitCode = 1
  }
}

/** Errors whose message is a sentence with the next step. By name, so that a command loads only the parts it uses. */
const SENTENCES = new Set(['CliError', 'ConfigError', 'DatabaseError', 'NewerDatabaseError'])

const isForPeople = (error: unknown): error is Error => error instanceof Error && SENTENCES.has(error.name)
