import { afterReview, type Grade, type Memory } from './scheduler.ts'

/** One answer of a person to a question, as the log has it. */
export type LoggedAnswer = {
  /** Day number in the person's zone. */
  readonly day: number
  readonly right: boolean
  /** "I guessed", said after the verdict. */
  readonly guessed: boolean
  /** How sure they were before the verdict; null where they didn't say. */
  readonly confidence: Confidence | null
}

/** How sure someone is before the verdict: 1 a guess, 2 unsure, 3 sure. */
export const CONFIDENCES = [1, 2, 3] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** The state of a card: a function of the person's answers to one question, in their order. */
export type CardState = Memory & {
  /** How many answers are in it. */
  readonly reviews: number
  /** How often the answer was forgotten. */
  readonly lapses: number
  /** Day number of the last answer. */
  readonly lastOn: number
  /** The grade of that day. */
  readonly lastGrade: Grade
}

/** A correct answer that was a guess shows no knowledge. */
export const countsAsGuess = ({
  guessed,
  confidence,
}: Pick<LoggedAnswer, 'guessed' | 'confidence'>): boolean => guessed || confidence === 1

/** Never by speed: it depends on how long a question is to read. */
export const isRemembered = (answer: Omit<LoggedAnswer, 'day'>): boolean =>
  answer.right && !countsAsGuess(answer)

/**
 * Replays someone's answers to a question; null without any. A day's answers are one review, graded by the worst of them,
 * because what is answered right minutes after its explanation was not remembered. A first day without a mistake is
 * graded `easy`: the person knew it before they were asked, so it comes back much later than something just learned.
 */
export const replay = (answers: readonly LoggedAnswer[]): CardState | null =>
  groupByDay(answers).reduce<CardState | null>(
    (state, [day, group]) => (state === null ? firstReview(day, group) : nextReview(state, day, group)),
    null,
  )

const firstReview = (day: number, answers: readonly LoggedAnswer[]): CardState => {
  const grade = answers.every(isRemembered) ? 'easy' : 'again'
  return { ...afterReview(null, 0, grade), reviews: answers.length, lapses: 0, lastOn: day, lastGrade: grade }
}

/** The card after the answers of one more day, later than all before: the same as a replay of all. */
export const nextReview = (
  state: Omit<CardState, 'lastGrade'>,
  day: number,
  answers: readonly LoggedAnswer[],
): CardState => {
  const grade = answers.every(isRemembered) ? 'good' : 'again'
  return {
    ...afterReview(state, day - state.lastOn, grade),
    reviews: state.reviews + answers.length,
    lapses: state.lapses + (grade === 'again' ? 1 : 0),
    lastOn: day,
    lastGrade: grade,
  }
}

/** In the order of the days: a person who travels west can answer on a date before that of their last answer. */
const groupByDay = (answers: readonly LoggedAnswer[]): [number, LoggedAnswer[]][] =>
  [...Map.groupBy(answers, ({ day }) => day)].sort(([a], [b]) => a - b)
