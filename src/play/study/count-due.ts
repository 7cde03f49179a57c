import { memoizeByObject } from '../../quiz/memoize.ts'
import { type Question, stableId } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'

/** How many questions are due on a day or before, and on each of the days after it that has some. Days are day numbers. */
export type DueCounts = { readonly now: number; readonly later: ReadonlyMap<number, number> }

export type DueRange = {
  readonly userId: string
  readonly on: number
  /** Exclusive. */
  readonly until: number
}

/**
 * Counts what is due among the questions of the banks or of a topic, since that is what a review can ask: a card outlives
 * its question, which comes back with its bank.
 */
export const countDue = async (
  { study }: Pick<Deps, 'study'>,
  questions: readonly Question[],
  { userId, on, until }: DueRange,
): Promise<DueCounts> => {
  const known = questionsById(questions)
  const days = (await study.dueDates(userId, until)).filter(([id]) => known.has(id)).map(([, day]) => day)
  const later = new Map<number, number>()
  for (const day of days) if (day > on) later.set(day, (later.get(day) ?? 0) + 1)
  return { now: days.filter(day => day <= on).length, later }
}

/** Memoized by the array, which stays the same until the banks are reloaded. */
export const questionsById = memoizeByObject(
  (questions: readonly Question[]): ReadonlyMap<string, Question> =>
    new Map(questions.map(question => [stableId(question), question])),
)
