import type { Question } from '../quiz/question.ts'
import type { RankedTotal } from '../quiz/ranking.ts'
import type { Ballot } from '../quiz/tally.ts'
import type { Placing, Post, Session } from './record.ts'

/** What is shown, before it is put in words. */

/** A post with its question as it was when it was asked, whatever the bank says now. */
export type AskedPost = { readonly post: Post; readonly question: Question }
export type QuestionView = AskedPost & {
  readonly answered: number
  /** What a daily's post says beside its question. */
  readonly daily: DailyNote | null
}
export type DailyNote = {
  readonly roleId: string | null
  readonly yesterday: Yesterday | null
  readonly season: SeasonEnd | null
}
/** How the daily before went. */
export type Yesterday = {
  readonly channelId: string
  readonly messageId: string
  readonly day: string
  readonly answered: number
  readonly right: number
  /** Who was right first; null where nobody was. */
  readonly first: Who | null
}
/** A season that is over, with its best, best first. */
export type SeasonEnd = { readonly season: string; readonly best: readonly Named<RankedTotal>[] }

/** A person as others may see them: null for somebody who wants not to be named. */
export type Who = { readonly userId: string | null }
export type Named<T extends { readonly userId: string }> = Omit<T, 'userId'> & Who

export type RevealView = {
  readonly post: Post
  readonly question: Question
  readonly ballots: readonly Ballot[]
  /** Who of those who answered wants not to be named. */
  readonly hidden: ReadonlySet<string>
  /** Whether another question of its session follows. */
  readonly goesOn: boolean
}
export type StandingsView = {
  readonly session: Session
  readonly placings: readonly Named<Placing>[]
  readonly asked: number
}
