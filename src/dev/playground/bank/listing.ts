import { summaryOf } from '../../../authoring/check/summary.ts'
import type { Library } from '../../../bank/load.ts'
import { parseQuestionFile } from '../../../bank/parse/read-file.ts'
import type { Problem } from '../../../bank/problem.ts'
import type { FileEntry } from '../../../bank/scan/read-folder.ts'
import { readUtf8File } from '../../../bank/scan/read-text.ts'
import type { Bank, Question } from '../../../quiz/question.ts'
import type { BankProblem, BankView, Chart, QuestionListing, QuestionState } from '../contract/bank.ts'

/** A question file of a bank. */
export type ListedFile = {
  readonly key: string
  readonly state: QuestionState
  /** Absolute. */
  readonly path: string
  /** As people know it: `questions/<bank>/…`. */
  readonly file: string
  /** Null where the file has an error. */
  readonly question: Question | null
}

/** All files and problems, as the page lists them. */
export type Listing = Pick<BankView, 'banks' | 'problems'> & {
  /** By key, as in `open`. */
  readonly files: ReadonlyMap<string, ListedFile>
}

export const EMPTY_LISTING: Listing = { banks: [], problems: [], files: new Map() }

export const listingOf = (loaded: Library): Listing => {
  const playing = new Set(loaded.banks.flatMap(({ questions }) => questions))
  const read = [...loaded.sources.entries.values()].map(entry => readFile(entry, playing))
  const files = new Map(read.map(({ listed }) => [listed.key, listed]))
  const keys = new Map([...files.values()].map(({ key, file }) => [file, key]))
  const problems = [...loaded.problems, ...read.flatMap(({ problems }) => problems)]
    .map(problem => problemOf(problem, keys))
    .toSorted(errorsFirst)
  const warned = Map.groupBy(problems, ({ file }) => file)
  const byBank = Map.groupBy(read, ({ bank }) => bank)
  const banks = loaded.banks.map(bank => ({
    name: bank.name,
    title: bank.title,
    domains: domainsOf(bank),
    questions: (byBank.get(bank.name) ?? [])
      .map(({ listed }) => listed)
      .sort(byTopic(bank))
      .map(listed => listingOfFile(listed, warned.get(listed.file) ?? [])),
    charts: chartsOf(bank),
  }))
  return { banks, problems, files }
}

const domainsOf = ({ domains, questions }: Bank): string[] => [
  ...new Set([...domains.map(({ name }) => name), ...questions.flatMap(({ domain }) => domain ?? [])]),
]

type ReadFile = {
  readonly bank: string
  readonly listed: ListedFile
  /** What is wrong with a draft, which the loader doesn't check. */
  readonly problems: readonly Problem[]
}

const readFile = (entry: FileEntry, playing: ReadonlySet<Question>): ReadFile => {
  const { source, location, parsed } = entry
  const plays = parsed.question !== null && playing.has(parsed.question)
  const draft = parsed.draft ? readDraft(entry) : null
  const question = draft?.question ?? parsed.question
  return {
    bank: location.bank,
    listed: {
      // By path, which stays the same when a question breaks or stops being a draft.
      key: location.pathId,
      state: plays ? 'plays' : parsed.draft ? 'draft' : 'broken',
      path: source.path,
      file: source.displayPath,
      question,
    },
    problems: (draft?.diagnostics ?? []).map(diagnostic => ({ file: source.displayPath, ...diagnostic })),
  }
}

/** Parses a draft as if it played, so that its author sees it and its problems while they write. */
const readDraft = ({ source, location }: FileEntry) => {
  const read = readUtf8File(source.path, source.size)
  return read.kind === 'text' ? parseQuestionFile(read.text, location, { checkDrafts: true }) : null
}

const problemOf = (problem: Problem, keys: ReadonlyMap<string, string>): BankProblem => {
  const { severity, file, line, column, message } = problem
  return { severity, file, line, column, message, key: keys.get(file) ?? null }
}

const errorsFirst = (one: BankProblem, other: BankProblem): number =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning')

const listingOfFile = (
  { key, state, file, question }: ListedFile,
  problems: readonly BankProblem[],
): QuestionListing => ({
  key,
  id: question?.id ?? key,
  state,
  topic: question?.domain ?? '',
  difficulty: question?.difficulty ?? null,
  title: question?.text.trim().split('\n')[0] ?? file.slice(file.lastIndexOf('/') + 1),
  file,
  warnings: problems.filter(({ severity }) => severity === 'warning').length,
})

/** Order: domains of bank.yaml, then unknown domains, then none; stable otherwise. */
const byTopic = ({ domains }: Bank) => {
  const names = domains.map(({ name }) => name)
  const domainOf = ({ question }: ListedFile) => question?.domain ?? null
  const rank = (domain: string | null): number => {
    if (domain === null) return Number.POSITIVE_INFINITY
    const at = names.indexOf(domain)
    return at === -1 ? names.length : at
  }
  const by = (a: number, b: number): number => (a === b ? 0 : a - b)
  return (a: ListedFile, b: ListedFile): number => {
    const [first, second] = [domainOf(a), domainOf(b)]
    return by(rank(first), rank(second)) || (first ?? '').localeCompare(second ?? '')
  }
}

/** As many as the terminal needs to print them, too: shares of fewer questions mean nothing. */
const MIN_QUESTIONS_FOR_CHARTS = 10

const chartsOf = (bank: Bank): Chart[] => {
  if (bank.questions.length < MIN_QUESTIONS_FOR_CHARTS) return []
  const { domains, difficulties, keys } = summaryOf(bank)
  return [
    { title: 'Domains', rows: domains },
    { title: 'Difficulty', rows: difficulties },
    { title: 'Letter of the correct option, in the file', rows: keys },
  ]
}
