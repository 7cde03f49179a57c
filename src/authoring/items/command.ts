import { LibraryError, loadFolder } from '../../bank/load.ts'
import { CliError } from '../../cli/shared/args.ts'
import { type CommandResult, type RunnableCommand, UsageError } from '../../cli/shared/run.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { printableJson } from '../../printable.ts'
import { analyse } from '../../quiz/items/analyse.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'
import type { Item, ItemAnswers } from '../../quiz/items/responses.ts'
import { runSteps } from '../../quiz/items/steps.ts'
import type { Question } from '../../quiz/question.ts'
import { putText } from '../put-file.ts'
import { AnswersError } from './answers-error.ts'
import { itemsHtml } from './html/page.ts'
import { itemsJson, type ReportedItem, worstFirst } from './report.ts'
import { terminalReport } from './terminal.ts'
import { formatCount, summaryOf } from './words.ts'

const HELP = `Usage: npm run -s bank -- items [folder] [--answers <file>] [--json] [--html <file>] [--all]

Says what people's first attempts show about the questions: which keys are probably wrong, which questions are
ambiguous, too easy or too hard, which options no one chooses. The worst come first. It reads the bot's database
(DATABASE_URL; the bot may be running), and the questions' texts from a folder (default: QUESTIONS_DIR, else questions).
docs/item-analysis.md explains every number.

Options:
  --answers <file>  a CSV file instead of the database, with the columns person,question,picked,key,options:
                    letters, several with spaces between, and the number of options; first attempts in order
  --json            one JSON list instead, for other programs
  --html <file>     a report as one HTML page, which needs no network
  --all             the terminal's table with all questions
  --help            show this

Exit status: 0 the answers were analyzed, 1 something is wrong with them, 2 the command was not understood.`

const OPTIONS = {
  answers: { type: 'string' },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
  all: { type: 'boolean', default: false },
} as const

export const createItemsCommand = (terminal: Terminal): RunnableCommand<typeof OPTIONS> => ({
  name: 'bank -- items',
  help: HELP,
  options: OPTIONS,
  run: async ({ values: { answers, json, html, all }, positionals: [folder, ...others] }) => {
    if (others.length > 0) throw new UsageError(`\`items\` takes one folder, not ${others.length + 1}.`)
    const questions = loadQuestions(folder)
    const source = await readSource(answers, terminal)
    if ('status' in source) return source
    const items = reportedItems(source, questions, terminal)
    const summary = summaryOf(items.map(({ analysis }) => analysis))
    if (html !== undefined) putText(itemsHtml(items, source.name), html)
    const stderr = source.remark === null ? {} : { stderr: source.remark }
    if (json) return { text: printableJson(itemsJson(items)), ...stderr, status: 0 }
    if (html !== undefined)
      return { text: `${summary}\n${html}: open it in a browser.`, ...stderr, status: 0 }
    return { text: terminalReport(items, { colours: terminal.colours, all }), ...stderr, status: 0 }
  },
})

type Source = ItemAnswers & {
  readonly name: string
  /** What was left out, for standard error. */
  readonly remark: string | null
}

const readSource = async (file: string | undefined, terminal: Terminal): Promise<Source | CommandResult> => {
  const onRows = (rows: number) => terminal.progress(`Reading the answers … ${formatCount(rows)}`)
  try {
    return file === undefined ? await readDatabase(onRows) : await readFile(file, onRows)
  } catch (error) {
    if (error instanceof AnswersError) return { text: error.message, status: 1 }
    // Of the database and its settings, whose classes only its part knows.
    if (['ConfigError', 'DatabaseError'].includes((error as Error).name))
      return { text: (error as Error).message, status: 2 }
    throw error
  }
}

const readFile = async (file: string, onRows: (rows: number) => void): Promise<Source> => {
  // Its CSV parser is not installed with `npm ci --omit=dev`, where the database can still be read.
  const { readAnswersFile } = await import('./answers-file.ts')
  const { blank, ...answers } = await readAnswersFile(file, onRows)
  const rows =
    blank === 1
      ? '1 row without a picked option was'
      : `${formatCount(blank)} rows without a picked option were`
  const remark = blank === 0 ? null : `${rows} left out.`
  return { ...answers, name: file, remark }
}

const readDatabase = async (onRows: (rows: number) => void): Promise<Source> => {
  const { readDatabaseAnswers } = await import('../../cli/items/read-database.ts')
  const source = await readDatabaseAnswers(onRows)
  if (source.items.length === 0)
    throw new CliError(
      `There are no first attempts in ${source.name} yet. Play some questions, then run this again.`,
    )
  return { ...source, remark: null }
}

const reportedItems = (
  { items, responses }: ItemAnswers,
  questions: ReadonlyMap<string, Question>,
  terminal: Terminal,
): ReportedItem[] => {
  terminal.progress(`Analyzing ${formatCount(responses.person.length)} answers …`)
  const labelled = items.map(item => withLabel(item, questions.get(item.question)))
  return newestOnly(runSteps(analyse(responses, labelled)), responses)
    .sort(worstFirst)
    .map(analysis => ({ analysis, question: questions.get(analysis.question) ?? null }))
}

/** A file of answers doesn't say how difficult the author thinks a question is; the bank does. */
const withLabel = (item: Item, question: Question | undefined): Item =>
  item.difficulty === null && question ? { ...item, difficulty: question.difficulty } : item

/** Of a question that was changed, what people answer now; its earlier answers still show who is able. */
const newestOnly = (
  analyses: readonly ItemAnalysis[],
  { item, at }: ItemAnswers['responses'],
): ItemAnalysis[] => {
  const lastAt = new Float64Array(analyses.length)
  for (let row = 0; row < item.length; row++)
    lastAt[item[row]!] = Math.max(lastAt[item[row]!]!, at?.[row] ?? 0)
  const newest = new Map<string, number>()
  for (const [place, { question }] of analyses.entries()) {
    const other = newest.get(question)
    if (other === undefined || lastAt[place]! > lastAt[other]!) newest.set(question, place)
  }
  return [...newest.values()].map(place => analyses[place]!)
}

/** By every id that answers may be recorded under. Without questions, the report has no texts. */
const loadQuestions = (folder: string | undefined): Map<string, Question> => {
  try {
    const { banks } = loadFolder(folder ?? (process.env.QUESTIONS_DIR || 'questions'))
    const all = banks.flatMap(({ questions }) => questions)
    return new Map([
      ...all.flatMap(question => question.aliases.map(alias => [alias, question] as const)),
      ...all.map(question => [question.id, question] as const),
    ])
  } catch (error) {
    if (folder === undefined && error instanceof LibraryError) return new Map()
    if (error instanceof LibraryError) throw new CliError(error.message)
    throw error
  }
}
