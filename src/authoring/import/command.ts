import { basename, resolve } from 'node:path'
import { bankBelow } from '../../bank/load.ts'
import { isHidden, nearest, statsOf } from '../../bank/scan/walk.ts'
import { readArguments } from '../arguments.ts'
import { progressOn } from '../check/progress.ts'
import type { CommandResult, Terminal } from '../cli-output.ts'
import type { Format } from './formats/format.ts'
import { FORMATS, formatNamed } from './formats/index.ts'
import { ImportError } from './gather.ts'
import { type Imported, type ImportOptions, importQuestions, type PlacedOutcome } from './import.ts'
import type { CountFrom } from './numbers.ts'
import type { ImportRequest } from './read.ts'
import { isNothing, report, totalsOf } from './report.ts'

const NAMES = ['auto', ...FORMATS.map(({ name }) => name).toSorted()].join(', ')

const HELP = `Usage: npm run bank -- import [--from <format>] <file or folder …> --to questions/<bank>

Takes questions from other programs' files into a bank, one file a question. What cannot be played is left out, and the
report says where it stands and why. An answer is never guessed. Import again after mending: what is there already stays.

Formats: ${NAMES}.
auto, the default, goes by what a file looks like. docs/import.md describes them.

Options:
  --to <folder>        the bank to write to; a new one is made
  --update             write files anew that differ from the source; otherwise they are left alone
  --dry-run            only report, write nothing
  --count-from <0|1>   what the first option is called where answers are numbers, and the source does not prove it
  --json               one JSON object instead: totals, formats, and what became of each question
  --help               show this

Exit status: 0 all is in the bank, 1 something is not (or no question was found), 2 the command was not understood.`

/** `npm run bank -- import`. */
export const runImport = (args: readonly string[], screen: Terminal): CommandResult => {
  const read = readArgs(args)
  if (typeof read === 'string') return { text: `${read} See \`npm run bank -- import --help\`.`, status: 2 }
  if (read === null) return { text: HELP, status: 0 }
  try {
    const steps = { files: progressOn(screen, 'files'), questions: progressOn(screen) }
    const imported = importQuestions(read.request, read.options, steps)
    screen.progress('')
    const target = { to: read.request.to, dryRun: read.options.dryRun }
    const text = read.json ? reportJson(imported) : report(imported, target, screen)
    return { text, status: isAllThere(imported.outcomes) ? 0 : 1 }
  } catch (error) {
    screen.progress('')
    if (error instanceof ImportError) return { text: error.message, status: 2 }
    throw error
  }
}

const isAllThere = (outcomes: readonly PlacedOutcome[]): boolean =>
  !isNothing(outcomes) && !outcomes.some(({ kind }) => kind === 'quarantined' || kind === 'kept')

const reportJson = ({ outcomes, formats }: Imported): string =>
  JSON.stringify({ totals: totalsOf(outcomes), formats: Object.fromEntries(formats), outcomes }, null, 2)

type Read = { readonly request: ImportRequest; readonly options: ImportOptions; readonly json: boolean }

/** What the command line asks for; null for the help; a sentence where it is not understood. */
const readArgs = (args: readonly string[]): Read | string | null => {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const { values, positionals: paths } = parsed
  if (values.help) return null
  if (paths.length === 0) return 'Name the files or folders to import.'
  const format = formatOf(values.from)
  if (typeof format === 'string') return format
  const countFrom = countOf(values['count-from'])
  if (typeof countFrom === 'string') return countFrom
  const refusal = refusalOf(values.to)
  if (refusal !== null) return refusal
  return {
    request: { paths, format, to: values.to!, countFrom },
    options: { update: values.update, dryRun: values['dry-run'] },
    json: values.json,
  }
}

const parse = (args: readonly string[]) =>
  readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      from: { type: 'string', default: 'auto' },
      to: { type: 'string' },
      update: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'count-from': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })

const formatOf = (name: string): Format | null | string => {
  if (name === 'auto') return null
  return formatNamed(name) ?? `There is no format \`${name}\`; there are ${NAMES}.`
}

const countOf = (given: string | undefined): CountFrom | null | string => {
  if (given === undefined) return null
  if (given === '0' || given === '1') return given === '0' ? 0 : 1
  return '`--count-from` takes 0 or 1.'
}

const refusalOf = (to: string | undefined): string | null => {
  if (to === undefined || to === '') return 'Say where the questions go: `--to questions/my-bank`.'
  if (isHidden(basename(resolve(to))))
    return `\`--to\` names ${to}, and a bank's name never begins with a dot.`
  const there = nearest(resolve(to))
  if (!statsOf(there)?.isDirectory())
    return `\`--to\` leads to ${there}, a file: name the folder of a bank, such as questions/my-bank.`
  if (statsOf(to) === null) return null
  const bank = bankBelow(to)
  return bank === null ? null : `\`--to\` names the folder of all banks: name one of them, such as ${bank}.`
}
