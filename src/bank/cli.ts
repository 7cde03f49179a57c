import { parseArgs } from 'node:util'
import { type Counts, type Library, LibraryError, loadLibrary } from './load.ts'
import { formatProblem } from './problem.ts'

const HELP = `Usage: npm run bank -- <command>

Commands:
  check [folder]   say everything that is wrong with the questions in a folder (default: questions)

Options:
  --strict         check: fail on warnings too
  --help           show this

Exit status: 0 all is well, 1 something is wrong with the questions, 2 the command was not understood.`

type Said = { readonly text: string; readonly status: 0 | 1 | 2 }

/** What the command line asks for, done. Prints nothing itself. */
export const runCli = (args: readonly string[]): Said => {
  const read = readArgs(args)
  if (typeof read === 'string') return { text: `${read} See \`npm run bank -- --help\`.`, status: 2 }
  const [command, folder, ...rest] = read.positionals
  if (read.values.help) return { text: HELP, status: 0 }
  if (command === undefined) return { text: HELP, status: 2 }
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!run) return { text: `There is no command \`${command}\`. See \`npm run bank -- --help\`.`, status: 2 }
  if (rest.length > 0) return { text: `\`${command}\` takes one folder, not ${rest.length + 1}.`, status: 2 }
  return run(folder, read.values.strict)
}

const readArgs = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, strict: { type: 'boolean', default: false } },
    })
  } catch (error) {
    // Node's second sentence explains how to pass a file name that begins with a dash.
    return `${(error as Error).message.split('. ')[0]}.`
  }
}

const check = (folder: string = process.env.QUESTIONS_DIR || 'questions', strict: boolean): Said => {
  try {
    const library = loadLibrary(folder)
    const failed = library.problems.some(({ severity }) => strict || severity === 'error')
    return { text: report(library), status: failed ? 1 : 0 }
  } catch (error) {
    if (error instanceof LibraryError) return { text: error.message, status: 1 }
    throw error
  }
}

const COMMANDS: Readonly<Record<string, (folder: string | undefined, strict: boolean) => Said>> = { check }

const report = ({ problems, counts, countsOf }: Library): string => {
  const lines = problems.map(formatProblem)
  if (lines.length > 0) lines.push('')
  for (const [bank, its] of countsOf) lines.push(`${bank}: ${describe(its)}`)
  if (countsOf.size > 1) lines.push(`${countsOf.size} banks: ${describe(counts)}`)
  return lines.join('\n')
}

const describe = ({ playable, withWarnings, quarantined, drafts }: Counts): string => {
  const warned = withWarnings > 0 ? ` (${withWarnings} with warnings)` : ''
  return `${playable} playable${warned}, ${quarantined} quarantined, ${drafts} drafts`
}

// `import.meta.main` would say it, but only from Node 24.2 on.
if (process.argv[1] === import.meta.filename) {
  const { text, status } = runCli(process.argv.slice(2))
  if (status === 2) console.error(text)
  else console.log(text)
  process.exitCode = status
}
