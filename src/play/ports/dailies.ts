import type { Question } from '../../quiz/question.ts'
import type { DailyDay } from '../../quiz/streak.ts'
import type { Daily, DailyProblem, DailyProblemKind, Due, Post } from '../record.ts'

export type DailyStore = {
  findDaily(id: string): Promise<Daily | null>
  /** A guild's dailies in the order in which they were set. */
  dailiesOf(guildId: string): Promise<Daily[]>
  /** Adds a daily or changes the one with its id. False where it would be one more than `max`. */
  saveDaily(daily: Daily, max: number): Promise<boolean>
  deleteDaily(id: string): Promise<void>
  /** `next` null pauses, anything else resumes. */
  scheduleDaily(id: string, next: Due | null, problem: DailyProblem | null): Promise<void>
  setProblem(dailyId: string, problem: DailyProblem): Promise<void>
  /** Clears a daily's problem if it is one of these kinds and the daily runs. */
  clearProblems(dailyId: string, kinds: readonly DailyProblemKind[]): Promise<void>
  dueDailies(now: number, limit: number): Promise<Daily[]>
  /**
   * Claims a daily's date: in one transaction its post, the task of sending it, and what is due next. False
   * where the date has its post, or the daily is no longer as `daily` says.
   */
  openDaily(daily: Daily, post: Post, question: Question, next: Due | null): Promise<boolean>
  /** Moves on to the next due time without a post, if the daily is still as in `daily`. */
  skipDaily(daily: Daily, next: Due, problem: DailyProblem | null): Promise<void>
  /** The post that stands for a daily's date, sent or about to be. */
  dailyPostOn(dailyId: string, day: string): Promise<Post | null>
  /** A daily's posts that people saw, newest first. */
  dailyPosts(dailyId: string, limit: number): Promise<Post[]>
  /** A daily's posts that are open and were seen. */
  openDailyPosts(dailyId: string): Promise<Post[]>
  /** A daily's posts that wait to be sent. */
  unsentDailyPosts(dailyId: string): Promise<Post[]>
  /**
   * The ids of the questions that are open as a daily in a guild, or in another one where this person has points or a
   * streak.
   */
  openDailyQuestions(guildId: string, userId: string): Promise<ReadonlySet<string>>
  /** The dates on which a guild got a daily, in order, and those on which one person answered one. */
  dailyDays(guildId: string, userId: string): Promise<DailyDays>
}

export type DailyDays = { readonly asked: readonly DailyDay[]; readonly answered: ReadonlySet<string> }
