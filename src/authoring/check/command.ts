import { LibraryError, loadLibrary } from '../../bank/load.ts'
import { isError } from '../../bank/problem.ts'
import { readArguments } from '../arguments.ts'
import { audit } from '../audit/audit.ts'
import type { CommandResult, Terminal } from '../cli-output.ts'
import { reportJson } from './json.ts'
import { progressOn } from './progress.ts'
import { report } from './report.ts'

const HELP = `Usage: npm run bank -- check [folder] [--strict] [--json]

Says everything that is wrong with the questions in a folder (default: QUESTIONS_DIR, else questions), each finding as
file:line:col, and what the banks are like. docs/question-format.md explains every finding.

Options:
  --strict   fail on warnings too
  --json     one JSON object instead, for other programs
  --help     show this

Exit status: 0 all is well, 1 something is wrong with the questions, 2 the command was not understood.`

/** `npm run bank -- check`. */
export const runCheck = (args: readonly string[], screen: Terminal): CommandResult => {
  const read = readArgs(args)
  if (typeof read === 'string') return { text: `${read} See \`npm run bank -- check --help\`.`, status: 2 }
  const { values, positionals } = read
  if (values.help) return { text: HELP, status: 0 }
  if (positionals.length > 1)
    return { text: `\`check\` takes one folder, not ${positionals.length}.`, status: 2 }
  return check(positionals[0] ?? (process.env.QUESTIONS_DIR || 'questions'), values, screen)
}

const readArgs = (args: readonly string[]) =>
  readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })

type Wanted = { readonly strict: boolean; readonly json: boolean }

const check = (folder: string, { strict, json }: Wanted, screen: Terminal): CommandResult => {
  try {
    screen.progress('Reading the questions …')
    const library = audit(loadLibrary(folder), progressOn(screen))
    screen.progress('')
    const text = json ? reportJson(library) : report(library, screen)
    return { text, status: library.problems.some(problem => strict || isError(problem)) ? 1 : 0 }
  } catch (error) {
    screen.progress('')
    if (error instanceof LibraryError) return { text: error.message, status: 1 }
    throw error
  }
}
