import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadBank } from '../../bank/load.ts'
import { statOrNull } from '../../bank/scan/walk.ts'
import { type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import { type Bank, withoutWithdrawn } from '../../quiz/question.ts'
import { putText } from '../put-file.ts'
import { coverageOf } from './coverage.ts'
import { CoveragePlanError, readCoveragePlan } from './plan.ts'
import { coverageMarkdown } from './report.ts'

const HELP = `Usage: npm run bank -- coverage <bank folder> [--write]

Counts the questions for each statement and subject in the bank's coverage.yaml, and lists what's missing.
docs/question-format.md shows a coverage.yaml.

Options:
  --write   write the report to coverage.md in the bank's folder, too
  --help    show this

Exit status: 0 everything is covered and coverage.md is up to date, 1 something is missing, 2 the command was not
understood.`

const OPTIONS = { write: { type: 'boolean', default: false } } as const

export const coverageCommand: RunnableCommand<typeof OPTIONS> = {
  name: 'bank -- coverage',
  help: HELP,
  options: OPTIONS,
  run: ({ values: { write }, positionals: [folder, ...others] }) => {
    if (folder === undefined || others.length > 0)
      throw new UsageError('Name the folder of one bank, such as questions/my-bank.')
    if (!statOrNull(folder)?.isDirectory()) throw new UsageError(`There’s no folder ${folder}.`)
    try {
      const { text, gaps } = reportOn(folder)
      const file = join(folder, REPORT)
      if (write) putText(text, file)
      const isStale = text !== readOrNull(file)
      const hint = isStale ? `\n${file} isn't up to date: run this with --write.` : ''
      return { text: text.trimEnd() + hint, status: gaps.length > 0 || isStale ? 1 : 0 }
    } catch (error) {
      if (error instanceof CoveragePlanError) return { text: error.message, status: 1 }
      throw error
    }
  },
}

const REPORT = 'coverage.md'

const reportOn = (folder: string) => {
  const loaded = loadBank(folder)?.banks[0]
  const bank: Pick<Bank, 'title' | 'questions'> = loaded
    ? withoutWithdrawn(loaded)
    : { title: basename(folder), questions: [] }
  const coverage = coverageOf(bank.questions, readCoveragePlan(join(folder, 'coverage.yaml')))
  return { text: coverageMarkdown(bank.title, bank.questions.length, coverage), gaps: coverage.gaps }
}

const readOrNull = (file: string): string | null => (statOrNull(file) ? readFileSync(file, 'utf8') : null)
