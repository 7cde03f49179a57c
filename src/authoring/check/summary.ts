import type { Bank, Question, Status } from '../../quiz/question.ts'

/** How often something occurs. `share` is of all, 0 to 1; `wanted` is the share that bank.yaml asks for. */
export type SummaryRow = {
  readonly name: string
  readonly count: number
  readonly share: number
  readonly wanted: number | null
}

/** Characters: half of the texts have at most `median`, nine of ten at most `most90`. */
export type Length = {
  readonly name: string
  readonly median: number
  readonly most90: number
  readonly longest: number
}

/** What a bank is like, for its owner to see what is uneven. */
export type Summary = {
  readonly questions: number
  readonly severalRight: number
  /** Position of the correct option in the file; only questions with one correct option. */
  readonly keys: readonly SummaryRow[]
  readonly domains: readonly SummaryRow[]
  readonly difficulties: readonly SummaryRow[]
  readonly lengths: readonly Length[]
}

/** How many questions have each status. */
export type Statuses = Readonly<Record<Status, number>>

export const statusesOf = (questions: readonly Question[]): Statuses => {
  const counts: Record<Status, number> = { trial: 0, suspended: 0, retired: 0 }
  for (const { status } of questions) if (status) counts[status]++
  return counts
}

export const summaryOf = ({ questions, domains }: Bank): Summary => ({
  questions: questions.length,
  severalRight: questions.filter(({ answer }) => answer.length > 1).length,
  keys: keyRows(questions),
  domains: domainRows(questions, domains),
  difficulties: rowsOf(questions.map(({ difficulty }) => difficulty ?? NONE)),
  lengths: [
    lengthOf(
      'question',
      questions.map(({ text }) => text),
    ),
    lengthOf(
      'option',
      questions.flatMap(({ options }) => options.map(({ text }) => text)),
    ),
    lengthOf(
      'explanation',
      questions.map(({ explanation }) => explanation),
    ),
  ],
})

const NONE = '(none)'

const rowsOf = (names: readonly string[]): SummaryRow[] =>
  [...Map.groupBy(names, name => name)]
    .map(([name, { length }]) => ({ name, count: length, share: length / names.length, wanted: null }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))

const keyRows = (questions: readonly Question[]): SummaryRow[] =>
  rowsOf(questions.flatMap(({ answer }) => (answer.length === 1 ? answer : []))).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )

/** Every domain of bank.yaml, with a question or without, then those that are only in questions. */
const domainRows = (questions: readonly Question[], domains: Bank['domains']): SummaryRow[] => {
  const found = rowsOf(questions.map(({ domain }) => domain ?? NONE))
  const weights = domains.reduce((sum, { weight }) => sum + weight, 0)
  const listed = domains.map(({ name, weight }) => {
    const row = found.find(each => each.name === name)
    return { name, count: row?.count ?? 0, share: row?.share ?? 0, wanted: weight / weights }
  })
  return [...listed, ...found.filter(({ name }) => !domains.some(domain => domain.name === name))]
}

const lengthOf = (name: string, texts: readonly string[]): Length => {
  const sizes = texts.map(({ length }) => length).sort((a, b) => a - b)
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)] ?? 0
  return { name, median: at(0.5), most90: at(0.9), longest: at(1) }
}
