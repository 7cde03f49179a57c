import type { Rating } from '../../quiz/study/rating.ts'
import type { Card, StoredAbility, StudySettings } from '../study/record.ts'

/** Cards, and how people study. */
export type StudyStore = {
  /** The defaults where nothing was set. */
  settingsOf(userId: string): Promise<StudySettings>
  /** Saves settings. When cards are due then follows with `rescheduleCards`. */
  saveSettings(userId: string, settings: StudySettings): Promise<void>
  /**
   * Computes when up to `limit` of a person's cards after `after` (a question id) are due by their settings. The last
   * card's question id; null if none is left.
   */
  rescheduleCards(userId: string, after: string, limit: number): Promise<string | null>
  /** Up to `limit` cards that are due on a day (day number) or before, the least likely to be remembered first. */
  dueCards(userId: string, on: number, limit: number): Promise<Card[]>
  /** How many cards are due on a day or before, and on each of the days after it, up to `until` (exclusive). */
  countDue(userId: string, on: number, until: number): Promise<DueCounts>
  abilitiesOf(userId: string): Promise<StoredAbility[]>
  /** The ratings of these questions, where they have one. */
  questionRatings(questionIds: readonly string[]): Promise<ReadonlyMap<string, Rating>>
  /** Notes that a correct answer was a guess, and replays its card. False where the person has no such answer. */
  markGuessed(postId: string, userId: string): Promise<boolean>
}

export type DueCounts = { readonly now: number; readonly later: ReadonlyMap<number, number> }
