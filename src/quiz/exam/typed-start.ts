import { dateOfDay, dayNumberIn } from '../day.ts'
import { instantOf, nextDue } from '../next-daily.ts'
import { parseDate } from '../study/typed-date.ts'
import { parseTime } from '../time-of-day.ts'

/** When something starts, as people write it. */
export type TypedStart =
  | { readonly kind: 'now' }
  /** ms UTC, in the future. */
  | { readonly kind: 'at'; readonly at: number }
  /** `ambiguous`: its date has two readings, such as `3/4`. `time-needed`: it is a date alone. */
  | { readonly kind: 'ambiguous' | 'time-needed' | 'past' | 'too-far' | 'unknown' }

const MINUTE_MS = 60_000

/** Further ahead it is a mistake in the year, ms. */
export const MAX_AHEAD_MS = 366 * 24 * 60 * MINUTE_MS

/**
 * Reads `now`, `in 2 hours`, `18:00`, `tomorrow 6pm`, `Friday at 18:00`, `3 Dec 18:00` and `2026-12-03 18:00` in an IANA
 * zone. A time alone is the next such time. `now`: ms UTC.
 */
export const parseStart = (typed: string, zone: string, now: number): TypedStart => {
  const text = typed
    .toLowerCase()
    .replaceAll(/,|\bat\b/g, ' ')
    .replace(/(\d)t(?=\d)/, '$1 ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === 'now') return { kind: 'now' }
  const wait = parseWait(text)
  if (wait !== null) return checked(now + wait * MINUTE_MS, now)
  const minutes = parseTime(text)
  if (minutes !== null) return checked(nextDue(zone, minutes, now).at, now)
  return dateWithTime(text, zone, now)
}

const dateWithTime = (text: string, zone: string, now: number): TypedStart => {
  const today = dayNumberIn(zone, now)
  // First: the year of `3 Dec 2026` reads as a time, too.
  const only = parseDate(text, today)
  if (only !== null) return { kind: only === 'ambiguous' ? only : 'time-needed' }
  const words = text.split(' ')
  for (const [time, date] of splits(words)) {
    const minutes = parseTime(time)
    const day = minutes === null ? null : parseDate(date, today)
    if (day === 'ambiguous') return { kind: 'ambiguous' }
    if (minutes !== null && day !== null) return checked(instantOf(zone, dateOfDay(day), minutes), now)
  }
  return { kind: 'unknown' }
}

/** The time in front of the date or behind it, in one word or two (`6 pm`). */
const splits = (words: readonly string[]): (readonly [time: string, date: string])[] =>
  [2, 1]
    .filter(count => count < words.length)
    .flatMap(count => [
      [words.slice(-count).join(' '), words.slice(0, -count).join(' ')] as const,
      [words.slice(0, count).join(' '), words.slice(count).join(' ')] as const,
    ])

const checked = (at: number, now: number): TypedStart => {
  if (at < now) return { kind: 'past' }
  return at - now > MAX_AHEAD_MS ? { kind: 'too-far' } : { kind: 'at', at }
}

/** `in 2 hours`, `in an hour`, `in 1 h 30 min`, in minutes; null where it is no such thing. */
const parseWait = (text: string): number | null =>
  text.startsWith('in ') ? parseMinutes(text.slice(3)) : null

const LENGTH = /^(?:(\d{1,3}(?:\.\d{1,2})?) ?h(?:ours?|rs?)?)? ?(?:(?:and )?(\d{1,4}) ?m(?:in(?:ute)?s?)?)?$/

/** `90 min`, `2 hours`, `1 h 30 min`; null where it is no length of time. */
export const parseMinutes = (text: string): number | null => {
  const digits = text.replace(/^half an hour$/, '30 min').replaceAll(/\b(?:an?|one) (?=[hm])/g, '1 ')
  const [match, hours, minutes] = LENGTH.exec(digits) ?? []
  if (!match || (hours === undefined && minutes === undefined)) return null
  return Math.round(Number(hours ?? 0) * 60) + Number(minutes ?? 0)
}
