import { instantOf } from './next-daily.ts'
import { ALL_TIME, type Rhythm, seasonDays, seasonOf } from './season.ts'

/**
 * Item exposure: when a person met a question. Answering it is a meeting, and so is seeing its answer or being shown it
 * alone. (The term is from computerized adaptive testing: Sympson & Hetter 1985, "item exposure control".)
 */
export type Meeting = {
  /** The person's last meeting with the question before this attempt, anywhere, ms UTC; null if there was none. */
  readonly lastAt: number | null
  /** Their first one; null if there was none. */
  readonly firstAt: number | null
}

/** Where and when an attempt is made. */
export type AttemptPlace = {
  /** Whether everyone in the channel can see the question. */
  readonly isPublic: boolean
  /** When the current season of that place began, ms UTC. */
  readonly seasonStartsAt: number
  /** Whether the question is on trial. */
  readonly isTrial?: boolean
}

/**
 * Why an attempt is practice: the question is on trial, only one person could see it, or they had met it before in this
 * season.
 */
export type PracticeReason = 'trial' | 'private' | 'met'

/** Why an attempt does not score; null if it does: a first meeting in the season, where everyone can see it. */
export const practiceReason = (
  { lastAt }: Pick<Meeting, 'lastAt'>,
  { isPublic, seasonStartsAt, isTrial = false }: AttemptPlace,
): PracticeReason | null => {
  if (isTrial) return 'trial'
  if (!isPublic) return 'private'
  return lastAt !== null && lastAt >= seasonStartsAt ? 'met' : null
}

/**
 * Whether an attempt is the first time that the person meets the question. A question that is shown to one person alone is
 * met when it is shown, which is not a meeting before.
 */
export const isUnseen = (
  { firstAt }: Pick<Meeting, 'firstAt'>,
  { audience, openedAt }: { readonly audience: string; readonly openedAt: number },
): boolean => firstAt === null || (audience !== 'channel' && firstAt >= openedAt)

const seasonStarts = new Map<string, number>()

/**
 * When the season of a local date (`YYYY-MM-DD`) begins in an IANA zone, ms UTC: 0 for one that never ends, which is before
 * everyone's first meeting.
 */
export const seasonStart = (zone: string, day: string, rhythm: Rhythm): number => {
  const season = seasonOf(day, rhythm)
  if (season === ALL_TIME) return 0
  const key = `${zone} ${season}`
  const start = seasonStarts.get(key) ?? instantOf(zone, seasonDays(season).from, 0)
  // A cache, because every click needs this and Intl is slow. It has one entry for each zone and season.
  seasonStarts.set(key, start)
  return start
}
