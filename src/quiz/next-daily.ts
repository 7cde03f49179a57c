import { dateIn } from './day.ts'

const MINUTE = 60_000
const DAY = 86_400_000

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known) return known
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

/** What the clocks of a zone show at an instant, as if they showed UTC. */
const shownAt = (zone: string, at: number): number =>
  Date.parse(`${clockOf(zone).format(at).replace(', ', 'T')}Z`)

/**
 * The instant (ms UTC) at which a local date (`YYYY-MM-DD`) reaches a time of day (minutes since midnight,
 * 0-1439) in an IANA zone. A time that does not exist that day (daylight saving) gives the first instant
 * after the gap; one that exists twice, the first.
 */
export const instantOf = (zone: string, date: string, minutes: number): number => {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE
  // No zone is a day away from UTC, and none changes its clocks twice in two days.
  const asBefore = wanted - offsetAt(zone, wanted - DAY)
  const asAfter = wanted - offsetAt(zone, wanted + DAY)
  const fitting = [asBefore, asAfter].filter(at => shownAt(zone, at) === wanted)
  return fitting.length > 0 ? Math.min(...fitting) : endOfGap(zone, wanted, asAfter, asBefore)
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
const offsetAt = (zone: string, at: number): number => shownAt(zone, at) - at

/** The first instant of (early, late] at which the clocks show `wanted` or more: where they were put forward. */
const endOfGap = (zone: string, wanted: number, early: number, late: number): number => {
  if (late - early <= 1) return late
  const middle = Math.floor((early + late) / 2)
  return shownAt(zone, middle) < wanted
    ? endOfGap(zone, wanted, middle, late)
    : endOfGap(zone, wanted, early, middle)
}

/**
 * The next due date and instant strictly after `after` (ms). Carries the date, since an hour skipped at the
 * end of a day (America/Nuuk, 23:00-24:00) falls due on the next date. `afterDate`: only dates later than
 * this one, where given.
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

/** False for a date that a zone left out when it crossed the date line (Pacific/Apia, 2011-12-30). */
const exists = (zone: string, date: string, at: number): boolean =>
  dateIn(zone, at) === date || dateIn(zone, at - 1) === date

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
