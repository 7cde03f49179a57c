import type { AnswerHistory } from '../../quiz/pick.ts'
import type { Streak } from '../../quiz/streak.ts'
import type { StreakEvents } from '../../quiz/streak-events.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { ItemTraits } from '../../quiz/study/rating.ts'
import type { Ballot } from '../../quiz/tally.ts'
import type { Answer, InteractionToken, Post } from '../record.ts'
import type { ComesBack } from '../study/record.ts'

export type AnswerStore = {
  /** Keeps an answer if the post is open and the person has none there; durable when it resolves. */
  recordAnswer(post: Post, attempt: Attempt, click: ClickOrigin): Promise<Recorded>
  findAnswer(postId: string, userId: string): Promise<Answer | null>
  ballotsOf(postId: string): Promise<Ballot[]>
  countAnswers(postId: string): Promise<number>
  /** How many answered a post, how many of them right, and who was right first. */
  resultOf(postId: string): Promise<Result>
  /** How often each question was asked in a guild's channels, and how that went. */
  historyOfGuild(guildId: string): Promise<AnswerHistory>
  /** How often one person answered each question anywhere, and how that went. */
  historyOfUser(userId: string): Promise<AnswerHistory>
}

/** An answer before the store has decided whether it counts. */
export type Attempt = Omit<Answer, 'counted'> & {
  readonly traits: ItemTraits
  /** How sure the person said they are; null where they didn't. */
  readonly confidence: Confidence | null
  /** True for a trial question: it never scores. */
  readonly isTrial?: boolean
}

/** What a click brings beside the answer: the message it was made on, and a fresh interaction token. */
export type ClickOrigin = { readonly messageId: string; readonly token: InteractionToken }

export type Kept = {
  readonly kind: 'kept'
  readonly answer: Answer
  /** What the answer made of the person's streak on this server; null where it answers no daily. */
  readonly step: StreakStep | null
  /** The time of the person's counted answer before, ms UTC; null where there is none, or this one earned no points. */
  readonly lastAt: number | null
  /** When the question is due for a review. */
  readonly back: ComesBack
  /** Whether it's the person's first answer that counts on this server. */
  readonly firstHere: boolean
}

/** `streak`: as of now, when open days wait. */
export type StreakStep = { readonly streak: Streak; readonly events: StreakEvents }

export type Recorded =
  | Kept
  | { readonly kind: 'already-answered'; readonly answer: Answer }
  /** The person answered it and then deleted their data. */
  | { readonly kind: 'spent' }
  | { readonly kind: 'closed' }

/** `firstRight`: who was right first; null where no one was. */
export type Result = {
  readonly answered: number
  readonly right: number
  readonly firstRight: string | null
}
