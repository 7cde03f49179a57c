import type { StudyPlan } from '../../quiz/study/due.ts'
import type { Rating } from '../../quiz/study/rating.ts'

/** A person's card of a question: their first attempt at it, and what the scheduler knows. Days are day numbers. */
export type Card = {
  readonly questionId: string
  readonly first: {
    readonly postId: string
    /** ms UTC. */
    readonly at: number
    readonly right: boolean
    /** Whether they had never met the question. */
    readonly fair: boolean
    readonly tookMs: number
  }
  /** How many answers are in it. */
  readonly reviews: number
  /** How often they forgot the answer. */
  readonly lapses: number
  /** It rests for a month: they keep failing it. */
  readonly resting: boolean
  /** Days until the probability of recall has fallen to 90 %. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  readonly lastOn: number
  readonly dueOn: number
}

/** When a question comes back after an answer: in so many days; `resting`, because the person keeps failing it. */
export type ComesBack = { readonly days: number; readonly resting: boolean }

/** How someone does in one domain of a bank, by their fair first attempts. */
export type StoredAbility = {
  readonly bank: string
  /** '' for questions without a domain. */
  readonly domain: string
  readonly ability: Rating
  readonly right: number
}

/** How a person studies. */
export type StudySettings = StudyPlan & {
  /** IANA zone; null for the one of the place where they answer. */
  readonly zone: string | null
  /** Questions a day; null for the default. */
  readonly perDay: number | null
  /** Time of day of the reminder, minutes since midnight; null for none. */
  readonly remindMinutes: number | null
  /** When Discord refused a reminder, which switched them off, ms UTC; null once the person was told. */
  readonly remindersBlockedAt: number | null
  /** The last date whose reminder is done: sent, or not needed. */
  readonly remindedOn: number | null
  /** Discord locale of the reminders; null before one was set. */
  readonly locale: string | null
  /** The date of an exam that has passed, until another one is set. */
  readonly examWasOn: number | null
}

export const DEFAULT_STUDY: StudySettings = {
  zone: null,
  examOn: null,
  pauses: [],
  perDay: null,
  remindMinutes: null,
  remindersBlockedAt: null,
  remindedOn: null,
  locale: null,
  examWasOn: null,
}
