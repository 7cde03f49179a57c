import { FSRS, type Grade as FsrsGrade, Rating } from 'ts-fsrs'

/**
 * The scheduler of spaced repetition: FSRS-6 through ts-fsrs, in whole days. Only this file knows the library, whose
 * next version changes the model: then cards are replayed from the answers, and `SCHEDULER` tells old ones apart.
 * (Ye, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022.)
 */
export const SCHEDULER = 'fsrs-6'

/** `again`: forgotten. `good`: remembered. `easy`: known already. */
export type Grade = 'again' | 'good' | 'easy'

/** What the model knows about someone's memory of one question. */
export type Memory = {
  /** Days until the probability of a correct answer has fallen to 90 %. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
}

/** The probability of recall at which a card is due, far from an exam and shortly before one. */
export const RETENTION = 0.9
export const EXAM_RETENTION = 0.95

// Without the short-term steps: those are minutes, and here the shortest interval is a day.
const forRetention = (request_retention: number) =>
  new FSRS({ request_retention, enable_short_term: false, enable_fuzz: true })

const SCHEDULERS = { [RETENTION]: forRetention(RETENTION), [EXAM_RETENTION]: forRetention(EXAM_RETENTION) }

const GRADES: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  good: Rating.Good,
  easy: Rating.Easy,
}

/** The memory after a review, `days` after the one before; `memory` is null before the first review. */
export const afterReview = (memory: Memory | null, days: number, grade: Grade): Memory => {
  const { stability, difficulty } = SCHEDULERS[RETENTION].next_state(memory, days, GRADES[grade])
  return { stability, difficulty }
}

/** The probability of recall `days` after the last review, 0 to 1. */
export const retrievability = ({ stability }: Pick<Memory, 'stability'>, days: number): number =>
  SCHEDULERS[RETENTION].forgetting_curve(Math.max(0, days), stability)

/**
 * Days until the probability of recall falls to `retention`, at least 1, with some jitter that depends on `seed` alone:
 * what was learned on one day must not stay together for ever.
 */
export const intervalFor = (
  { stability }: Pick<Memory, 'stability'>,
  retention: typeof RETENTION | typeof EXAM_RETENTION,
  seed: string,
): number => {
  const scheduler = SCHEDULERS[retention]
  scheduler.seed = seed
  return scheduler.next_interval(stability, 0)
}
