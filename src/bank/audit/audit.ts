import type { Bank, Question } from '../../quiz/question.ts'
import type { FileReading } from '../folder.ts'
import type { Library } from '../load.ts'
import { byPlace, isError, type Problem, TOP } from '../problem.ts'
import { placeIn } from '../reading.ts'
import type { BankConcern } from './concern.ts'
import { pathIn } from './locate.ts'
import { BANK_RULES, QUESTION_RULES } from './rules.ts'

/** Called for each question that has been looked at. */
export type Progress = (done: number, total: number) => void

/**
 * Everything that is wrong with the questions: what the loader found and what the rules warn of, in the order of the
 * places, without the warnings that a file accepts.
 */
export const audit = (library: Library, progress: Progress = () => {}): readonly Problem[] => {
  const readings = readingsOf(library)
  const total = library.banks.reduce((sum, { questions }) => sum + questions.length, 0)
  let done = 0
  const step = () => progress(++done, total)
  const warnings = library.banks.flatMap(bank => {
    const concerns = [...concernsIn(bank, step), ...BANK_RULES.flatMap(rule => rule(bank))]
    return concerns.map(concern => problemOf(concern, bank, library, readings))
  })
  return withoutAccepted([...library.problems, ...warnings], library).sort(byPlace)
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
