import { audit } from '../../audit/audit.ts'
import { LibraryError, loadFolder } from '../../bank/load.ts'
import { isError } from '../../bank/problem.ts'
import { progressBar } from '../../cli/shared/progress.ts'
import { type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { checkReport, reportJson } from './report.ts'

const HELP = `Usage: npm run bank -- check [folder] [--strict] [--json]

Says everything that is wrong with the questions in a folder (default: QUESTIONS_DIR, else questions), each finding as
file:line:col, and what the banks are like. The folder may hold banks or be one. docs/question-format.md explains every
finding.

Options:
  --strict   fail on warnings too
  --json     one JSON object instead, for other programs
  --help     show this

Exit status: 0 all is well, 1 something is wrong with the questions, 2 the command was not understood.`

const OPTIONS = {
  strict: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const createCheckCommand = (terminal: Terminal): RunnableCommand<typeof OPTIONS> => ({
  name: 'bank -- check',
  help: HELP,
  options: OPTIONS,
  run: ({ values: { strict, json }, positionals: [folder, ...others] }) => {
    if (others.length > 0) throw new UsageError(`\`check\` takes one folder, not ${others.length + 1}.`)
    try {
      terminal.progress('Reading the questions…')
      const library = loadFolder(folder ?? (process.env.QUESTIONS_DIR || 'questions'))
      const audited = audit(library, progressBar(terminal, 'questions'))
      const text = json ? reportJson(audited) : checkReport(audited, terminal)
      return { text, status: audited.problems.some(problem => strict || isError(problem)) ? 1 : 0 }
    } catch (error) {
      if (error instanceof LibraryError) return { text: error.message, status: 1 }
      throw error
    }
  },
})
