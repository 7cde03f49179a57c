import { ALL_TIME, type Rhythm, seasonOf } from './season.ts'

/** A day without a change of the clock, ms. */
export const DAY_MS = 86_400_000

/** The zone of a server until its first daily question sets one. */
export const DEFAULT_ZONE = 'UTC'

export type PeriodName = 'today' | 'week' | 'season' | 'all'
export const PERIOD_NAMES: readonly PeriodName[] = ['today', 'week', 'season', 'all']

const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const cached = formats.get(zone)
  if (cached) return cached
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** The local date `YYYY-MM-DD` of an instant (ms since 1970 UTC) in an IANA zone. */
export const dateIn = (zone: string, at: number): string =>
  // Fast path: Intl takes 2 µs, and every click needs this.
  zone === 'UTC' ? new Date(at).toISOString().slice(0, 10) : formatFor(zone).format(at)

/** The Monday on or before a date. */
export const mondayOf = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`)
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10)
}

/** ISO 8601 week `YYYY-Www` of a local date: weeks begin on Monday, week 1 holds the year's first Thursday. */
export const weekOf = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`)
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY_MS)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = 1 + Math.floor((thursday.getTime() - newYear) / DAY_MS / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

/** The name under which a period's totals are stored, for a local date: `2026-11-23`, `2026-W48`, `2026-11` or `all`. */
export const periodKey = (name: PeriodName, day: string, rhythm: Rhythm): string => {
  switch (name) {
    case 'today':
      return day
    case 'week':
      return weekOf(day)
    case 'season':
      return seasonOf(day, rhythm)
    case 'all':
      return ALL_TIME
  }
}

/**
 * Every period that a local date belongs to, for which totals are kept. Months and quarters both, whatever the server
 * chose, so that its boards are right as soon as it chooses the other.
 */
export const periodsOf = (day: string): string[] => [
  day,
  weekOf(day),
  seasonOf(day, 'month'),
  seasonOf(day, 'quarter'),
  ALL_TIME,
]

/** The first day and week whose totals are still kept. Earlier ones have expired. */
export type PeriodCutoffs = { readonly day: string; readonly week: string }

/**
 * Local dates are at most a day apart, so no board of today or this week, in any zone, shows a date that is two days old.
 */
export const periodCutoffs = (now: number): PeriodCutoffs => {
  const day = dateIn('UTC', now - 2 * DAY_MS)
  return { day, week: weekOf(day) }
}

/** Lengths of the names of days and weeks. Months, quarters and `all`, which never expire, are shorter. */
export const DAY_KEY_LENGTH = '2026-11-23'.length
export const WEEK_KEY_LENGTH = '2026-W48'.length

/** Whether no board shows a period any more. */
export const isExpired = (period: string, { day, week }: PeriodCutoffs): boolean =>
  (period.length === DAY_KEY_LENGTH && period < day) || (period.length === WEEK_KEY_LENGTH && period < week)

/** Day number of a local date: days since 1970-01-01. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** The local date `YYYY-MM-DD` of a day number. */
export const dateOfDay = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** Today's day number in an IANA zone, at an instant (ms UTC). */
export const dayNumberIn = (zone: string, at: number): number => dayNumber(dateIn(zone, at))
