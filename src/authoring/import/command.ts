import { basename, resolve } from 'node:path'
import { findBankInside } from '../../bank/load.ts'
import { isHidden, statOrNull } from '../../bank/scan/walk.ts'
import { progressBar } from '../../cli/shared/progress.ts'
import { type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { nearestExisting } from '../../folders.ts'
import { FORMATS } from './formats/index.ts'
import { type Imported, importQuestions } from './import.ts'
import type { ImportRequest } from './read.ts'
import { importReport, importTotals, isNothing } from './report.ts'

const NAMES = ['auto', ...FORMATS.map(({ name }) => name).toSorted()].join(', ')

const HELP = `Usage: npm run bank -- import [--from <format>] <file or folder …> --to questions/<bank>

Takes questions from other programs' files into a bank, one file a question. What cannot be played is left out, and the
report says where it stands and why. An answer is never guessed. Correct the source and import again: what is there already stays.

Formats: ${NAMES}.
auto, the default, goes by what a file looks like. docs/import.md describes them.

Options:
  --to <folder>        the bank to write to; a new one is made
  --update             rewrite files that differ from the source; otherwise they are left alone
  --dry-run            only report, write nothing
  --count-from <0|1>   answers that are numbers are the places of options, and this is the first one
  --json               one JSON object instead: totals, formats, and what became of each question
  --help               show this

Exit status: 0 all is in the bank, 1 something is not (or no question was found), 2 the command was not understood.`

const OPTIONS = {
  from: { type: 'string', default: 'auto' },
  to: { type: 'string' },
  update: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'count-from': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export const createImportCommand = (terminal: Terminal): RunnableCommand<typeof OPTIONS> => ({
  name: 'bank -- import',
  help: HELP,
  options: OPTIONS,
  run: ({ values, positionals: paths }) => {
    if (paths.length === 0) throw new UsageError('Name the files or folders to import.')
    const format = formatNamed(values.from)
    const countFrom = readCountFrom(values['count-from'])
    const to = bankFolder(values.to)
    const request: ImportRequest = { paths, format, to, countFrom }
    const options = { update: values.update, dryRun: values['dry-run'] }
    const steps = { files: progressBar(terminal, 'files'), questions: progressBar(terminal, 'questions') }
    const imported = importQuestions(request, options, steps)
    const text = values.json
      ? reportJson(imported)
      : importReport(imported, { to, dryRun: options.dryRun }, terminal)
    const isComplete =
      !isNothing(imported.outcomes) &&
      !imported.outcomes.some(({ kind }) => kind === 'quarantined' || kind === 'kept')
    return { text, status: isComplete ? 0 : 1 }
  },
})

const reportJson = ({ outcomes, formats }: Imported): string =>
  JSON.stringify({ totals: importTotals(outcomes), formats: Object.fromEntries(formats), outcomes }, null, 2)

const formatNamed = (name: string): ImportRequest['format'] => {
  const format = FORMATS.find(format => format.name === name) ?? null
  if (format === null && name !== 'auto')
    throw new UsageError(`There is no format \`${name}\`; there are ${NAMES}.`)
  return format
}

const readCountFrom = (text: string | undefined): ImportRequest['countFrom'] => {
  if (text === undefined) return null
  if (text !== '0' && text !== '1') throw new UsageError('`--count-from` takes 0 or 1.')
  return text === '0' ? 0 : 1
}

const bankFolder = (to: string | undefined): string => {
  if (to === undefined || to === '')
    throw new UsageError('Say where the questions go: `--to questions/my-bank`.')
  if (isHidden(basename(resolve(to))))
    throw new UsageError(`\`--to\` names ${to}, and a bank's name never begins with a dot.`)
  const there = nearestExisting(resolve(to))
  if (!statOrNull(there)?.isDirectory())
    throw new UsageError(
      `\`--to\` leads to ${there}, a file: name the folder of a bank, such as questions/my-bank.`,
    )
  const bank = statOrNull(to) === null ? null : findBankInside(to)
  if (bank !== null)
    throw new UsageError(`\`--to\` names the folder of all banks: name one of them, such as ${bank}.`)
  return to
}
