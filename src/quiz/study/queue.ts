import type { Question } from '../question.ts'
import { newPerDay } from './amount.ts'

type Tagged = Pick<Question, 'tags'>

/**
 * The next question of a review, of which `left` are still to be asked; null only if the queue is empty. The queue is in
 * the order of need. That order gives way where two questions with a common tag would follow each other, because the
 * first would help with the second.
 */
export const nextInQueue = <T extends Tagged>(
  queue: readonly T[],
  previous: Tagged | null,
  left: number,
): T | null => {
  const apart = leastRelated(queue, previous)
  const crowded = crowdedTags(queue.slice(0, left))
  return apart.find(({ tags }) => tags.some(tag => crowded.has(tag))) ?? apart[0] ?? null
}

/** The questions that share the fewest tags with the one before. */
export const leastRelated = <T extends Tagged>(questions: readonly T[], previous: Tagged | null): T[] => {
  const shared = questions.map(({ tags }) => tags.filter(tag => previous?.tags.includes(tag)).length)
  const least = shared.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return questions.filter((_, index) => shared[index] === least)
}

/** Tags of more than half of the questions: these can only stay apart if one of them comes now. */
const crowdedTags = (questions: readonly Tagged[]): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const tag of questions.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const n = questions.length
  return new Set([...counts].flatMap(([tag, count]) => (2 * count > n && count < n ? [tag] : [])))
}

/** What the number of new questions depends on: how many are due, the daily amount, and how many were new today. */
export type Load = { readonly due: number; readonly perDay: number; readonly newToday: number }

/** How many more questions that someone never answered a review may ask today: none while more are due than a day's amount. */
export const newAllowance = ({ due, perDay, newToday }: Load): number =>
  due > perDay ? 0 : Math.max(0, newPerDay(perDay) - newToday)
