import type { Library } from '../../../bank/load.ts'
import type { Bank, Question } from '../../../quiz/question.ts'
import type { BankProblem, BankView, QuestionListing } from '../contract/bank.ts'

/** The playing questions and the problems, as the page lists them. */
export type Listing = Pick<BankView, 'banks' | 'problems'> & {
  /** By key, as in `open`. */
  readonly played: ReadonlyMap<string, { readonly question: Question; readonly file: string }>
}

export const EMPTY_LISTING: Listing = { banks: [], problems: [], played: new Map() }

export const listingOf = (library: Library): Listing => {
  const files = filesOf(library)
  const played = new Map(
    library.banks.flatMap(bank =>
      bank.questions.map(question => [question.id, { question, file: files.get(question) ?? '' }] as const),
    ),
  )
  const keys = new Map([...played].map(([key, { file }]) => [file, key]))
  const problems = library.problems.map(problem => problemOf(problem, keys))
  const warned = Map.groupBy(problems, ({ file }) => file)
  const listed = (question: Question) => listedOf(question, files.get(question) ?? '', warned)
  const banks = library.banks.map(bank => ({
    name: bank.name,
    title: bank.title,
    questions: [...bank.questions].sort(byTopic(bank)).map(listed),
  }))
  return { banks, problems, played }
}

/** Files by question object: banks and file readings share the objects. */
const filesOf = ({ sources }: Library): ReadonlyMap<Question, string> =>
  new Map(
    [...sources.entries.values()].flatMap(({ parsed, source }) =>
      parsed.question ? [[parsed.question, source.displayPath] as const] : [],
    ),
  )

const problemOf = (
  { severity, file, line, column, message }: Library['problems'][number],
  keys: ReadonlyMap<string, string>,
): BankProblem => ({ severity, file, line, column, message, key: keys.get(file) ?? null })

const listedOf = (
  question: Question,
  file: string,
  warned: ReadonlyMap<string, readonly BankProblem[]>,
): QuestionListing => ({
  key: question.id,
  id: question.id,
  topic: question.domain ?? '',
  title: question.text.trim().split('\n')[0]!,
  file,
  warnings: warned.get(file)?.length ?? 0,
})

/** Order: domains of bank.yaml, then unknown domains, then none; stable otherwise. */
const byTopic = ({ domains }: Bank) => {
  const names = domains.map(({ name }) => name)
  const rank = ({ domain }: Question): number => {
    if (domain === null) return Number.POSITIVE_INFINITY
    const at = names.indexOf(domain)
    return at === -1 ? names.length : at
  }
  const by = (a: number, b: number): number => (a === b ? 0 : a - b)
  return (a: Question, b: Question): number =>
    by(rank(a), rank(b)) || (a.domain ?? '').localeCompare(b.domain ?? '')
}
