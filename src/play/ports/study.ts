import type { Rating } from '../../quiz/study/rating.ts'
import type { StoredAbility, StudySettings } from '../study/record.ts'

/** Cards, and how people study. */
export type StudyStore = {
  /** The defaults where nothing was set. */
  settingsOf(userId: string): Promise<StudySettings>
  /** Changes settings, and plans the tasks that follow from that, in one transaction. */
  saveSettings(userId: string, changes: Partial<StudySettings>, tasks?: StudyTasks): Promise<void>
  /**
   * Switches someone's reminders off; `blockedAt` (ms UTC) because Discord refused one, which the running task ends itself.
   * Stores nothing about people who have no settings, such as those who deleted their data.
   */
  stopReminders(userId: string, blockedAt: number | null): Promise<void>
  /** Notes that the reminder of a date (day number) is done. */
  markReminded(userId: string, day: number): Promise<void>
  /** Whether reminders were switched off because Discord refused one. True once. */
  takeBlockedNotice(userId: string): Promise<boolean>
  /** Takes an exam date before `today` (day number) out of the plan. */
  endExam(userId: string, today: number): Promise<void>
  /**
   * Computes when up to `limit` of a person's cards after `after` (a question id) are due by their settings. The last
   * card's question id; null if none is left.
   */
  rescheduleCards(userId: string, after: string, limit: number): Promise<string | null>
  /** When a person's cards are due, of those that are due before `until` (day number). In no order. */
  dueDates(userId: string, until: number): Promise<readonly DueCard[]>
  abilitiesOf(userId: string): Promise<StoredAbility[]>
  /** The ratings of these questions, where they have one. */
  questionRatings(questionIds: readonly string[]): Promise<ReadonlyMap<string, Rating>>
  /**
   * How many questions someone reviewed on a date (day number): cards from before `since`, the date's first instant
   * (ms UTC).
   */
  countReviewed(userId: string, day: number, since: number): Promise<number>
  /** Notes that a correct answer was a guess, and replays its card. False where the person has no such answer. */
  markGuessed(postId: string, userId: string): Promise<boolean>
}

/** Tasks of one person; what is left out stays as it is. Times are ms UTC. */
export type StudyTasks = {
  readonly rescheduleAt?: number
  /** Null: no reminder any more. */
  readonly remindAt?: number | null
}

/** A question, and the day number of its due date. */
export type DueCard = readonly [questionId: string, dueOn: number]
