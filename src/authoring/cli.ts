import { questionJsonSchema } from '../bank/parse/schema.ts'
import { type CommandResult, printResult, runCommand } from '../cli/shared/run.ts'
import { openTerminal, PLAIN_TERMINAL, type Terminal } from '../cli/shared/terminal.ts'
import { createCheckCommand } from './check/command.ts'
import { coverageCommand } from './coverage/command.ts'

const HELP = `Usage: npm run bank -- <command>

Commands:
  check [folder]              say everything that is wrong with the questions in a folder (default: questions)
  import <file …> --to <bank>  take questions from other programs' files into a bank
  export <bank> --to <format>  export a bank's questions for other programs
  export-server <id> [folder]  write the questions that a server accepted from its members into a folder
  items                       say which keys are probably wrong, from people's answers
  corrections [folder]        list the corrected keys that the files don’t have yet, and write them
  coverage <bank>             count the questions for each statement and subject that a bank should cover
  schema                      print the JSON Schema of a question file, for editors

\`npm run bank -- <command> --help\` explains a command.

Exit status: 0 all is well, 1 something is wrong with the questions, 2 the command was not understood.`

type Run = (args: readonly string[], terminal: Terminal) => CommandResult | Promise<CommandResult>

const COMMANDS: Readonly<Record<string, Run>> = {
  check: (args, terminal) => runCommand(createCheckCommand(terminal), args),
  // Their parsers are not installed with `npm ci --omit=dev`: a bot needs none of them.
  import: async (args, terminal) =>
    runCommand((await import('./import/command.ts')).createImportCommand(terminal), args),
  export: async args => runCommand((await import('./export/command.ts')).exportCommand, args),
  'export-server': async args =>
    runCommand((await import('./export-server/command.ts')).exportServerCommand, args),
  items: async (args, terminal) =>
    runCommand((await import('./items/command.ts')).createItemsCommand(terminal), args),
  corrections: async (args, terminal) =>
    runCommand((await import('./corrections/command.ts')).createCorrectionsCommand(terminal), args),
  coverage: args => runCommand(coverageCommand, args),
  schema: () => ({ text: questionJsonSchema().trimEnd(), status: 0 }),
}

/** Runs what the command line asks for. Prints only progress. Throws only for bugs of this program. */
export const runBankCli = async (
  args: readonly string[],
  terminal: Terminal = PLAIN_TERMINAL,
): Promise<CommandResult> => {
  const [command, ...rest] = args
  if (command === '--help' || command === '-h') return { text: HELP, status: 0 }
  if (command === undefined) return { text: HELP, status: 2 }
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!run) return { text: `There’s no command \`${command}\`. See \`npm run bank -- --help\`.`, status: 2 }
  try {
    return await run(rest, terminal)
  } catch (error) {
    const { code = '', syscall, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_MODULE_NOT_FOUND') return { text: NOT_INSTALLED, status: 2 }
    // An operating system error isn't a bug in this program.
    if (syscall === undefined) throw error
    const hint = HINTS[code] ?? 'check the path and the disk'
    return { text: `The files couldn’t be read or written (${message}): ${hint}.`, status: 2 }
  } finally {
    terminal.progress('')
  }
}

const HINTS: Readonly<Record<string, string>> = {
  EACCES: 'check the permissions',
  EPERM: 'check the permissions',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is a file, not a folder',
  EEXIST: 'part of the path is a file, not a folder',
  EISDIR: 'the path names a folder, not a file',
}

const NOT_INSTALLED = 'This command needs packages that aren’t installed: run `npm ci`, without `--omit=dev`.'

// `import.meta.main` would say it, but only from Node 24.2 on.
if (process.argv[1] === import.meta.filename) {
  printResult(await runBankCli(process.argv.slice(2), openTerminal()))
}
