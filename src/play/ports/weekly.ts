import type { WeekAnswer } from '../../quiz/week.ts'
import type { Due } from '../record.ts'
import type { ClaimedWeek, WeeklyChanges, WeeklyProblem, WeeklySummary } from '../weekly/record.ts'

/** Weekly summaries, one per guild, and the answers that they are about. */
export type WeeklyStore = {
  findWeekly(guildId: string): Promise<WeeklySummary | null>
  /**
   * Turns a summary on, changes it, or resumes it: it is due next at the first of its times after `now` (ms UTC) on a date that
   * wasn't claimed. Null where it is off and no channel is given.
   */
  changeWeekly(guildId: string, changes: WeeklyChanges, now: number): Promise<WeeklySummary | null>
  deleteWeekly(guildId: string): Promise<void>
  dueWeeklies(now: number, limit: number): Promise<WeeklySummary[]>
  /**
   * Claims a date: in one transaction the date, the task of sending its summary, and what is due next. False where the date or a
   * later one was claimed, or the summary is no longer due as in `weekly`.
   */
  claimWeekly(weekly: WeeklySummary, next: Due, now: number): Promise<boolean>
  /** Moves on to the next due time, if it is still due as in `weekly`. */
  skipWeekly(weekly: WeeklySummary, next: Due, problem: WeeklyProblem): Promise<void>
  /** Notes that a claimed date is done, posted or not. `quietWeeks`: as of that date. */
  finishWeekly(
    guildId: string,
    claimed: ClaimedWeek,
    outcome: { readonly quietWeeks: number; readonly problem: WeeklyProblem | null },
  ): Promise<void>
  /** The same for a date whose channel refuses it. Pauses the summary, unless it goes to another channel by now. */
  pauseWeekly(guildId: string, claimed: ClaimedWeek, problem: WeeklyProblem): Promise<void>
  /** A guild's questions for everyone after a place in their order, oldest first. */
  postsAfter(guildId: string, after: PostPlace, limit: number): Promise<WeekPost[]>
  /** The answers to a post, in pages by person: those after the last one of the page before, or after ''. */
  answersAfter(postId: string, afterUserId: string, limit: number): Promise<Omit<WeekAnswer, 'isClosed'>[]>
}

export type PostPlace = { readonly openedAt: number; readonly id: string }

/** A question that was shown, as far as a summary needs to know it. */
export type WeekPost = PostPlace & {
  readonly channelId: string
  readonly questionId: string
  readonly hash: string
  readonly closedAt: number | null
  readonly messageId: string | null
}
