import { nextDue } from './next-daily.ts'

/** Days of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** The day of the week of a local date. */
export const weekdayOf = (date: string): Weekday =>
  WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!

/** A time of the week: `minutes` since midnight (0-1439) of a weekday. */
export type TimeOfWeek = { readonly weekday: Weekday; readonly minutes: number }

/**
 * The next due date and instant (ms UTC) strictly after `after` (ms UTC), as `nextDue` finds them, on that day of the week.
 * `afterDate`: only dates later than this one.
 */
export const nextWeekly = (
  zone: string,
  { weekday, minutes }: TimeOfWeek,
  after: number,
  afterDate: string | null = null,
): ReturnType<typeof nextDue> => {
  let due = nextDue(zone, minutes, after, afterDate)
  while (weekdayOf(due.day) !== weekday) due = nextDue(zone, minutes, due.at, due.day)
  return due
}
