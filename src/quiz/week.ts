import { addDays } from './next-daily.ts'
import { byRank, type Total } from './ranking.ts'
import type { DaySpan } from './season.ts'

/** A question is the hardest of a week only if so many people met it for the first time. */
export const MIN_FIRST_ATTEMPTS = 5

/** The days that the summary of a date is about: the seven before it, each of them whole. */
export const weekBefore = (day: string): DaySpan => ({ from: addDays(day, -7), until: addDays(day, -1) })

/** An answer to a question for everyone. */
export type WeekAnswer = {
  readonly userId: string
  readonly questionId: string
  /** Local date. */
  readonly day: string
  /** ms UTC. */
  readonly answeredAt: number
  /** On the boards; 0 for practice. */
  readonly points: number
  readonly counted: boolean
  /** In truth, whatever corrections did about its points. */
  readonly right: boolean
  /** Whether the person had never met the question. */
  readonly isFirst: boolean
  readonly isClosed: boolean
}

/** Someone who is higher than the week before. */
export type Climb = { readonly userId: string; readonly from: number; readonly to: number }

/** How a question went with those who met it for the first time. */
export type HardQuestion = { readonly questionId: string; readonly attempts: number; readonly right: number }

export type WeekTally = {
  readonly people: number
  readonly answered: number
  readonly right: number
  /** Everyone with points, best first. */
  readonly ranked: readonly Total[]
  /** The one who climbed the most places since the week before; null if no one did. */
  readonly climb: Climb | null
  /** Questions that are closed, the hardest first: with enough first attempts, of which at least one was wrong. */
  readonly hardest: readonly HardQuestion[]
}

/**
 * Adds up two weeks of answers, one by one, as a server may have many: those of the week before a date, and of the week before
 * that, for the climb. Answers from before `pointsSince` (ms UTC) earn nothing here: the leaderboard was reset then.
 */
export const createWeekTally = (day: string, pointsSince = 0) => {
  const week = weekBefore(day)
  const earlier = weekBefore(week.from)
  const people = new Set<string>()
  const totals = new Map<string, Total>()
  const totalsBefore = new Map<string, Total>()
  const questions = new Map<string, HardQuestion>()
  let answered = 0
  let right = 0
  const addPoints = (to: Map<string, Total>, answer: WeekAnswer): void => {
    if (answer.counted && answer.answeredAt >= pointsSince)
      to.set(answer.userId, plus(to.get(answer.userId), answer))
  }
  return {
    add(answer: WeekAnswer): void {
      if (isWithin(earlier, answer.day)) addPoints(totalsBefore, answer)
      if (!isWithin(week, answer.day)) return
      people.add(answer.userId)
      answered += 1
      right += answer.right ? 1 : 0
      addPoints(totals, answer)
      if (answer.isFirst && answer.isClosed)
        questions.set(answer.questionId, withAttempt(questions.get(answer.questionId), answer))
    },
    build(): WeekTally {
      const ranked = rank(totals)
      return {
        people: people.size,
        answered,
        right,
        ranked,
        climb: climbOf(ranked, rank(totalsBefore)),
        hardest: hardestOf([...questions.values()]),
      }
    },
  }
}

const isWithin = ({ from, until }: DaySpan, day: string): boolean => from <= day && day <= until

const plus = (before: Total | undefined, { userId, points, right, answeredAt }: WeekAnswer): Total => ({
  userId,
  points: (before?.points ?? 0) + points,
  answered: (before?.answered ?? 0) + 1,
  right: (before?.right ?? 0) + (right ? 1 : 0),
  lastAt: Math.max(before?.lastAt ?? 0, answeredAt),
})

const withAttempt = (before: HardQuestion | undefined, { questionId, right }: WeekAnswer): HardQuestion => ({
  questionId,
  attempts: (before?.attempts ?? 0) + 1,
  right: (before?.right ?? 0) + (right ? 1 : 0),
})

const rank = (totals: ReadonlyMap<string, Total>): Total[] =>
  [...totals.values()].filter(({ points }) => points > 0).sort(byRank)

/** Among those with points in both weeks. Of two who climbed as far, the one who is higher now. */
const climbOf = (ranked: readonly Total[], before: readonly Total[]): Climb | null => {
  const placeBefore = new Map(before.map(({ userId }, index) => [userId, index + 1]))
  let best: Climb | null = null
  for (const [index, { userId }] of ranked.entries()) {
    const climb = { userId, from: placeBefore.get(userId) ?? 0, to: index + 1 }
    if (climb.from - climb.to > (best ? best.from - best.to : 0)) best = climb
  }
  return best
}

/** The lowest share first; of equal ones, the one with more attempts. */
const hardestOf = (questions: readonly HardQuestion[]): HardQuestion[] =>
  questions
    .filter(({ attempts, right }) => attempts >= MIN_FIRST_ATTEMPTS && right < attempts)
    .sort(
      (a, b) =>
        a.right * b.attempts - b.right * a.attempts ||
        b.attempts - a.attempts ||
        (a.questionId < b.questionId ? -1 : 1),
    )
