import { type DailyDay, replay } from './streak.ts'

/** Lengths of a streak that are celebrated, in days. */
export const MILESTONES = [7, 30, 100, 365] as const
export type Milestone = (typeof MILESTONES)[number]

/** A shorter streak ends without a word, days. */
const MIN_LOST_STREAK = 3

/** `closedAt`: when the last daily of that date closed, ms UTC; null where none has yet. */
export type ClosingDay = DailyDay & { readonly closedAt: number | null }

/** What an answer to a daily did to the streak, and what happened to it since the daily answer before. */
export type StreakEvents = {
  /** Freezes that kept the streak going, since the daily answer before. */
  readonly freezesUsed: number
  /** Whether a streak ended since then. */
  readonly isLost: boolean
  /** Whether this answer earned a freeze. */
  readonly hasEarned: boolean
  /** The length that the streak reached with this answer. */
  readonly milestone: Milestone | null
}

export type DailyAnswer = {
  /** The server's dates with a daily, in ascending order, as of now. */
  readonly days: readonly ClosingDay[]
  /** The dates that the person answered, without this answer and with it. */
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  /** The time of the daily answer before, ms UTC; null for the first, and where nothing closed unanswered since then. */
  readonly since: number | null
}

/**
 * Compares the streak as it was at the daily answer before, as it is without this answer, and as it is with it. A date
 * that closed unanswered is news in the first answer after that, and in no later one.
 */
export const streakEvents = ({ days, before, after, since }: DailyAnswer): StreakEvents => {
  const seen = replay(asOf(days, since), before)
  const without = replay(days, before).streak
  const { streak, marks } = replay(days, after)
  const news = [...seen.marks].filter(([, mark]) => mark === 'open').map(([day]) => marks.get(day))
  const hasMissed = news.includes('missed')
  return {
    freezesUsed: hasMissed ? 0 : news.filter(mark => mark === 'frozen').length,
    isLost: hasMissed && seen.streak.length >= MIN_LOST_STREAK,
    hasEarned: streak.freezes > without.freezes,
    milestone: MILESTONES.findLast(days => without.length < days && days <= streak.length) ?? null,
  }
}

/** The dates as they were at an instant: what closed later was open, or still to come. */
const asOf = (days: readonly ClosingDay[], at: number | null): DailyDay[] =>
  days.map(({ day, open, closedAt }) => ({
    day,
    open: open || (closedAt !== null && at !== null && closedAt > at),
  }))
