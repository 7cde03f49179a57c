import type { FormatKind } from '../../quiz/exam/format.ts'
import type { DomainWeight } from '../../quiz/exam/result.ts'
import type { ExtraTime } from '../../quiz/exam/time.ts'
import type { Question } from '../../quiz/question.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { Audience } from '../record.ts'

/** One sitting of a mock exam. A unique key allows one open exam per person. Times are ms UTC. */
export type Exam = {
  readonly id: string
  /** The group exam that it belongs to; null for one on their own. */
  readonly eventId: string | null
  readonly userId: string
  /** Where it was started; outside of guilds, `guildId` is the channel's id. */
  readonly guildId: string
  readonly channelId: string
  readonly audience: Exclude<Audience, 'channel'>
  readonly bank: string
  readonly format: FormatKind
  /** The domain of a `domain` exam. */
  readonly domain: string | null
  readonly extra: ExtraTime
  /** The domains with their weights as they were at the start. */
  readonly blueprint: readonly DomainWeight[]
  /** The bank's mark at the start, in hundredths of a percent. */
  readonly passMark: number
  readonly locale: string
  /** The zone of the place at the start: it decides the day of the answers. */
  readonly zone: string
  readonly startedAt: number
  /** Null for an exam without a limit. */
  readonly endsAt: number | null
  /** How many questions it has. They are numbered from 1. */
  readonly questions: number
  /** The number of the question that was shown last. */
  readonly position: number
  /** Since when that question is shown; null while something else is. */
  readonly shownAt: number | null
  readonly submission: Submission | null
  /** Submitted, but no one knows the result before the group exam is over for everyone. */
  readonly isSealed: boolean
}

/** How an exam ended. Answers can't change any more. */
export type Submission = {
  readonly at: number
  readonly by: SubmittedBy
  readonly answered: number
  readonly right: number
  /** Weighted by the blueprint, in hundredths of a percent. */
  readonly score: number
}

/** Who ended an exam: the person, or its end. */
export type SubmittedBy = 'person' | 'deadline'

/** One question of an exam. */
export type ExamItem = {
  readonly number: number
  readonly questionId: string
  /** Content hash of the revision that is asked. */
  readonly hash: string
  /** Seed for the order of the options. */
  readonly seed: number
  readonly domain: string | null
  /** What was chosen, in order: the first pick and the newest ones, of which the last is the answer. Keys of options. */
  readonly picks: readonly (readonly string[])[]
  readonly flagged: boolean
  readonly confidence: Confidence | null
  /** How long it was shown, ms. */
  readonly spentMs: number
  /** Whether it's on trial: it doesn't count. No one learns which ones those are before the end. */
  readonly isTrial: boolean
  /** Whether it counts as correct; null until the exam has its result. A corrected key may add to it, and takes nothing away. */
  readonly right: boolean | null
}

/** A question of an exam before it starts. */
export type NewExamItem = Pick<ExamItem, 'number' | 'seed'> &
  Partial<Pick<ExamItem, 'isTrial'>> & { readonly question: Question }

/** With the revision that is asked. */
export type AskedItem = ExamItem & { readonly question: Question }

export const isAnswered = ({ picks }: Pick<ExamItem, 'picks'>): boolean => picks.length > 0

/** What was chosen last; empty for an open question. */
export const pickOf = ({ picks }: Pick<ExamItem, 'picks'>): readonly string[] => picks.at(-1) ?? []
