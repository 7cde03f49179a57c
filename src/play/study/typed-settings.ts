import { DEFAULT_ZONE } from '../../quiz/day.ts'
import { MAX_PER_DAY } from '../../quiz/study/amount.ts'
import { endPause, pauseUntil } from '../../quiz/study/pauses.ts'
import { doneBefore } from '../../quiz/study/reminder.ts'
import { parseDate, parseDays } from '../../quiz/study/typed-date.ts'
import { parseTime } from '../../quiz/time-of-day.ts'
import { findZone, nearZones } from '../../quiz/zones.ts'
import type { StudySettings } from './record.ts'

/** Reads what people type for each setting. Pure. Days are day numbers. */

export const STUDY_FIELDS = ['zone', 'exam', 'amount', 'reminder', 'pause'] as const
export type StudyField = (typeof STUDY_FIELDS)[number]

export type TypedRefusal =
  | { readonly kind: 'no-such-date' | 'two-dates' | 'past-date' | 'far-date'; readonly typed: string }
  | { readonly kind: 'no-such-amount' | 'no-such-time'; readonly typed: string }
  | { readonly kind: 'no-such-zone'; readonly typed: string; readonly near: readonly string[] }
  /** A reminder comes at a time of a zone, and none is set. */
  | { readonly kind: 'zone-needed' }

export type TypedSetting = { readonly kind: 'read'; readonly changes: Partial<StudySettings> } | TypedRefusal

/** `today` and `placeZone` are those of the place where the person is, or of their own zone. */
export type ReadingContext = {
  readonly settings: StudySettings
  readonly today: number
  readonly placeZone: string
  readonly now: number
}

type ReadTyped = (typed: string, context: ReadingContext) => TypedSetting

const MAX_DAYS_AHEAD = 730
const MAX_PAUSE_DAYS = 366

const OFF = /^(?:|off|none|no|never|end|stop|default|clear)$/i

const read = (changes: Partial<StudySettings>): TypedSetting => ({ kind: 'read', changes })

/** Nothing, or `off`, takes the setting back. */
export const READ_TYPED: Readonly<Record<StudyField, ReadTyped>> = {
  zone: (typed, { settings, now }) => {
    if (OFF.test(typed)) return read({ zone: null })
    const zone = findZone(typed)
    if (zone === null) return { kind: 'no-such-zone', typed, near: nearZones(typed) }
    return read({ zone, ...remindFrom({ ...settings, zone }, now) })
  },
  exam: (typed, { today }) => {
    if (OFF.test(typed)) return read({ examOn: null, examWasOn: null })
    const day = readDay(typed, today, today, MAX_DAYS_AHEAD)
    return typeof day === 'number' ? read({ examOn: day, examWasOn: null }) : day
  },
  amount: typed => {
    if (OFF.test(typed)) return read({ perDay: null })
    const perDay = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
    return perDay >= 1 && perDay <= MAX_PER_DAY ? read({ perDay }) : { kind: 'no-such-amount', typed }
  },
  reminder: (typed, { settings, placeZone, now }) => {
    if (OFF.test(typed)) return read({ remindMinutes: null })
    const remindMinutes = parseTime(typed)
    if (remindMinutes === null) return { kind: 'no-such-time', typed }
    // Where nothing was set, UTC is only the default.
    const zone = settings.zone ?? (placeZone === DEFAULT_ZONE ? null : placeZone)
    const changes = { zone, remindMinutes, remindersBlockedAt: null }
    return read({ ...changes, ...remindFrom({ ...settings, ...changes }, now) })
  },
  pause: (typed, { settings, today }) => {
    if (OFF.test(typed)) return read({ pauses: endPause(settings.pauses, today) })
    const days = parseDays(typed)
    const until = days === null ? readDay(typed, today, today + 1, MAX_PAUSE_DAYS) : today + days
    if (typeof until !== 'number') return until
    if (until <= today) return { kind: 'past-date', typed }
    if (until > today + MAX_PAUSE_DAYS) return { kind: 'far-date', typed }
    return read({ pauses: pauseUntil(settings.pauses, today, until) })
  },
}

const readDay = (typed: string, today: number, first: number, maxAhead: number): number | TypedRefusal => {
  const text = typed.replace(/^until\s+/i, '')
  const day = parseDate(text, today)
  if (day === null) return { kind: 'no-such-date', typed }
  if (day === 'ambiguous') return { kind: 'two-dates', typed }
  if (day < first) return { kind: 'past-date', typed }
  return day > today + maxAhead ? { kind: 'far-date', typed } : day
}

/** A date whose hour has passed is done: to set a reminder never sends one. */
const remindFrom = (
  { zone, remindMinutes, remindedOn }: StudySettings,
  now: number,
): Partial<StudySettings> => {
  if (zone === null || remindMinutes === null) return {}
  const done = doneBefore(zone, remindMinutes, now)
  return { remindedOn: Math.max(remindedOn ?? done, done) }
}
