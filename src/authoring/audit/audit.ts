import { addCounts, type Library } from '../../bank/load.ts'
import { placeIn } from '../../bank/parse/read-file.ts'
import { byPlace, isError, type Problem, TOP } from '../../bank/problem.ts'
import type { FileReading } from '../../bank/scan/read-folder.ts'
import type { Bank, Question } from '../../quiz/question.ts'
import { pathIn } from './locate.ts'
import type { BankConcern } from './rule.ts'
import { BANK_RULES, QUESTION_RULES } from './rules.ts'

/** Called after each question. */
export type ProgressCallback = (done: number, total: number) => void

/**
 * Lints a library: adds the warnings of the rules to what the loader found, and drops those that a file accepts.
 */
export const audit = (library: Library, progress: ProgressCallback = () => {}): Library => {
  const readings = readingsOf(library)
  const total = library.banks.reduce((sum, { questions }) => sum + questions.length, 0)
  let done = 0
  const step = () => progress(++done, total)
  const warnings = library.banks.flatMap(bank => {
    const concerns = [...concernsIn(bank, step), ...BANK_RULES.flatMap(rule => rule(bank))]
    return concerns.map(concern => problemOf(concern, bank, library, readings))
  })
  const problems = withoutAccepted([...library.problems, ...warnings], library).sort(byPlace)
  return { ...library, problems, ...recount(library, problems, readings) }
}

const concernsIn = (bank: Bank, step: () => void): BankConcern[] =>
  bank.questions.flatMap(question => {
    step()
    return QUESTION_RULES.flatMap(rule => rule(question)).map(concern => ({ ...concern, question }))
  })

const readingsOf = ({ sources }: Library): ReadonlyMap<Question | null, FileReading> =>
  new Map([...sources.entries.values()].map(file => [file.reading.question, file]))

const problemOf = (
  { question, path, code, message }: BankConcern,
  bank: Bank,
  { sources }: Library,
  readings: ReadonlyMap<Question | null, FileReading>,
): Problem => {
  const mark = { code, message, severity: 'warning' } as const
  const reading = question === null ? undefined : readings.get(question)
  if (reading) return { file: reading.source.shown, ...placeIn(reading.place, pathIn(path)), ...mark }
  return { file: sources.bankFiles.get(bank.name)!.shown, ...TOP, ...mark }
}

/** Errors cannot be accepted: what cannot be played stays out. */
const withoutAccepted = (problems: readonly Problem[], { sources }: Library): Problem[] => {
  const accepted = new Map<string, readonly string[]>(
    [...sources.bankFiles.values()].map(({ shown, accepts }) => [shown, accepts]),
  )
  for (const { source, reading } of sources.entries.values())
    if (reading.accepts.length > 0) accepted.set(source.shown, reading.accepts)
  return problems.filter(problem => isError(problem) || !accepted.get(problem.file)?.includes(problem.code))
}

const recount = (
  { banks, countsOf }: Library,
  problems: readonly Problem[],
  readings: ReadonlyMap<Question | null, FileReading>,
): Pick<Library, 'counts' | 'countsOf'> => {
  const warned = new Set(problems.map(({ file }) => file))
  const isWarned = (question: Question) => warned.has(readings.get(question)?.source.shown ?? '')
  const questionsOf = new Map(banks.map(({ name, questions }) => [name, questions]))
  const recounted = [...countsOf].map(([name, counts]) => {
    const withWarnings = (questionsOf.get(name) ?? []).filter(isWarned).length
    return [name, { ...counts, withWarnings }] as const
  })
  return { counts: recounted.map(([, counts]) => counts).reduce(addCounts), countsOf: new Map(recounted) }
}
