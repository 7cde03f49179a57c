import { addCounts, type Library } from '../bank/load.ts'
import { MAX_FINDINGS } from '../bank/parse/limits.ts'
import { positionsOf } from '../bank/parse/read-file.ts'
import { byPosition, FILE_START, firstFindings, isError, type Problem } from '../bank/problem.ts'
import type { FileEntry } from '../bank/scan/read-folder.ts'
import { type Bank, isWithdrawn, type Question } from '../quiz/question.ts'
import { pathIn } from './locate.ts'
import type { BankConcern } from './rule.ts'
import { BANK_RULES, QUESTION_RULES } from './rules.ts'

/** Called after each question. */
export type ProgressCallback = (done: number, total: number) => void

/**
 * Lints a library: adds the warnings of the rules to what the loader found, and drops those that a file accepts.
 */
export const audit = (loaded: Library, progress: ProgressCallback = () => {}): Library => {
  const entries = entriesByQuestion(loaded)
  const total = loaded.banks.reduce((sum, { questions }) => sum + questions.length, 0)
  let done = 0
  const step = () => progress(++done, total)
  const warnings = loaded.banks.flatMap(bank => {
    const concerns = [...concernsIn(bank, step), ...BANK_RULES.flatMap(rule => rule(bank))]
    const byQuestion = Map.groupBy(concerns, ({ question }) => question)
    return [...byQuestion].flatMap(([question, own]) => {
      const entry = entries.get(question)
      return entry ? problemsIn(entry, own) : problemsOfBank(own, bank, loaded)
    })
  })
  const problems = withoutAccepted([...loaded.problems, ...warnings], loaded).sort(byPosition)
  return { ...loaded, problems, ...recount(loaded, problems, entries) }
}

const concernsIn = (bank: Bank, step: () => void): BankConcern[] =>
  bank.questions.flatMap(question => {
    step()
    return QUESTION_RULES.flatMap(rule => rule(question)).map(concern => ({ ...concern, question }))
  })

const entriesByQuestion = ({ sources }: Library): ReadonlyMap<Question | null, FileEntry> =>
  new Map([...sources.entries.values()].map(file => [file.parsed.question, file]))

/** Of a file, the first few that it does not accept, located in one reading of it. */
const problemsIn = ({ source, location, parsed }: FileEntry, concerns: readonly BankConcern[]): Problem[] => {
  const own = concerns
    .filter(({ code }) => !parsed.acceptedCodes.includes(code))
    .map(concern => ({ ...concern, severity: 'warning' as const }))
  const first = firstFindings(own, MAX_FINDINGS)
  if (first.length === 0) return []
  const positions = positionsOf(
    location,
    first.map(({ path }) => pathIn(path)),
  )
  return first.map(({ code, message, severity }, index) => ({
    file: source.displayPath,
    ...positions[index]!,
    code,
    message,
    severity,
  }))
}

const problemsOfBank = (
  concerns: readonly BankConcern[],
  bank: Bank,
  { sources }: Library,
): readonly Problem[] =>
  concerns.map(({ code, message }) => ({
    file: sources.bankFiles.get(bank.name)!.displayPath,
    ...FILE_START,
    code,
    message,
    severity: 'warning',
  }))

/** Errors cannot be accepted: what cannot be played stays out. */
const withoutAccepted = (problems: readonly Problem[], { sources }: Library): Problem[] => {
  const accepted = new Map<string, readonly string[]>(
    [...sources.bankFiles.values()].map(({ displayPath, acceptedCodes }) => [displayPath, acceptedCodes]),
  )
  for (const { source, parsed } of sources.entries.values())
    if (parsed.acceptedCodes.length > 0) accepted.set(source.displayPath, parsed.acceptedCodes)
  return problems.filter(problem => isError(problem) || !accepted.get(problem.file)?.includes(problem.code))
}

const recount = (
  { banks, countsOf }: Library,
  problems: readonly Problem[],
  entries: ReadonlyMap<Question | null, FileEntry>,
): Pick<Library, 'counts' | 'countsOf'> => {
  const warned = new Set(problems.map(({ file }) => file))
  const isWarned = (question: Question) => warned.has(entries.get(question)?.source.displayPath ?? '')
  const questionsOf = new Map(banks.map(({ name, questions }) => [name, questions]))
  const recounted = [...countsOf].map(([name, counts]) => {
    const withWarnings = (questionsOf.get(name) ?? []).filter(it => !isWithdrawn(it) && isWarned(it)).length
    return [name, { ...counts, withWarnings }] as const
  })
  return { counts: recounted.map(([, counts]) => counts).reduce(addCounts), countsOf: new Map(recounted) }
}
