import { dateOfDay, dayNumber } from '../day.ts'
import { nextDue } from '../next-daily.ts'

/** A reminder that is later than this waits for the next day, ms: in the middle of the night it would only disturb. */
const LATE_REMINDER_MS = 3 * 3_600_000

/** When a person is reminded next: `day` is the date's day number, `at` ms UTC. Due where `at` has passed. */
export type NextReminder = { readonly day: number; readonly at: number }

/** The first reminder on a date after `remindedOn`, the last date that is done, which isn't too late `now`. */
export const nextReminder = (
  zone: string,
  minutes: number,
  remindedOn: number | null,
  now: number,
): NextReminder => {
  const after = remindedOn === null ? null : dateOfDay(remindedOn)
  const { day, at } = nextDue(zone, minutes, now - LATE_REMINDER_MS, after)
  return { day: dayNumber(day), at }
}

/** The last date whose reminder needs not come any more when someone sets this time: its hour has passed. */
export const doneBefore = (zone: string, minutes: number, now: number): number =>
  dayNumber(nextDue(zone, minutes, now).day) - 1
