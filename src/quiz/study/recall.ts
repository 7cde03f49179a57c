import { countsAsGuess, isRemembered } from './card.ts'
import type { StudyAnswer } from './history.ts'
import type { Attempts } from './likely-range.ts'

export type Recall = {
  /** The first answer of a day to a question from an earlier day: how often it was still known. */
  readonly retention: Attempts
  /** Right, though the person said that they guessed. */
  readonly luckyGuesses: number
  /** Answers that the person was sure of. */
  readonly sure: Attempts
}

const SURE = 3

/** `firstAt`: when each question was first answered. `answers`: those to one question in order; those to other questions are left out. */
export const recallOf = (firstAt: ReadonlyMap<string, number>, answers: readonly StudyAnswer[]): Recall => {
  const known = answers.filter(({ questionId }) => firstAt.has(questionId))
  const sure = known.filter(({ confidence }) => confidence === SURE)
  const repeated = firstOfDay(firstAt, known)
  return {
    retention: { answered: repeated.length, right: repeated.filter(isRemembered).length },
    luckyGuesses: known.filter(answer => answer.right && countsAsGuess(answer)).length,
    sure: { answered: sure.length, right: sure.filter(({ right }) => right).length },
  }
}

/** Of each question and day the first answer, without the day on which the question was new. */
const firstOfDay = (firstAt: ReadonlyMap<string, number>, answers: readonly StudyAnswer[]): StudyAnswer[] => {
  const met = new Set<string>()
  return answers.filter(({ questionId, day, at }) => {
    const key = `${day} ${questionId}`
    const isFirst = !met.has(key)
    met.add(key)
    return isFirst && at > firstAt.get(questionId)!
  })
}
