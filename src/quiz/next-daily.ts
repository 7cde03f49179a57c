import { dateIn } from './day.ts'

const MINUTE = 60_000
const DAY = 86_400_000

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (zone: string): Intl.DateTimeFormat => {
  const cached = clocks.get(zone)
  if (cached) return cached
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, clock)
  return clock
}

/** The local time of a zone at an instant, as if it were UTC. */
const localTimeAt = (zone: string, at: number): number =>
  Date.parse(`${clockOf(zone).format(at).replace(', ', 'T')}Z`)

/**
 * The instant (ms UTC) at which a local date (`YYYY-MM-DD`) reaches a time of day (minutes since midnight,
 * 0-1439) in an IANA zone. A time that does not exist that day (daylight saving) gives the first instant
 * after the gap; one that exists twice, the first.
 */
export const instantOf = (zone: string, date: string, minutes: number): number => {
  const local = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE
  // No zone is a whole day ahead of or behind UTC, and none changes its offset twice within two days.
  const asBefore = local - offsetAt(zone, local - DAY)
  const asAfter = local - offsetAt(zone, local + DAY)
  const matching = [asBefore, asAfter].filter(at => localTimeAt(zone, at) === local)
  return matching.length > 0 ? Math.min(...matching) : endOfGap(zone, local, asAfter, asBefore)
}

/** The offset of a zone from UTC at an instant, in ms. */
const offsetAt = (zone: string, at: number): number => localTimeAt(zone, at) - at

/** Binary search in (early, late] for the instant at which the clocks jump over `local`. */
const endOfGap = (zone: string, local: number, early: number, late: number): number => {
  if (late - early <= 1) return late
  const middle = Math.floor((early + late) / 2)
  return localTimeAt(zone, middle) < local
    ? endOfGap(zone, local, middle, late)
    : endOfGap(zone, local, early, middle)
}

/**
 * The next due date and instant strictly after `after` (ms). The date is part of the result, since an hour skipped at
 * the end of a day (America/Nuuk, 23:00-24:00) is due on the next date. `afterDate`: only dates later than this one.
 */
export const nextDue = (
  zone: string,
  minutes: number,
  after: number,
  afterDate: string | null = null,
): { readonly day: string; readonly at: number } => {
  const today = dateIn(zone, after)
  let day = afterDate !== null && afterDate >= today ? addDays(afterDate, 1) : today
  for (;;) {
    const at = instantOf(zone, day, minutes)
    if (at > after && exists(zone, day, at)) return { day, at }
    day = addDays(day, 1)
  }
}

/** False for a date that a zone skipped when it crossed the date line (Pacific/Apia, 2011-12-30). */
const exists = (zone: string, date: string, at: number): boolean =>
  dateIn(zone, at) === date || dateIn(zone, at - 1) === date

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
