import { dateIn } from './day.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

/** What a clock in the zone shows at an instant, as if it were UTC; less the instant itself, that is its offset. */
const offsetAt = (zone: string, at: number): number => {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(zone).formatToParts(at)) parts[type] = Number(value)
  const { year, month, day, hour, minute, second } = parts as Record<string, number>
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(at / 1000) * 1000
}

/** `date` moved by whole days. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * The instant (ms UTC) at which a local date (`YYYY-MM-DD`) reaches a time of day (minutes since midnight) in an
 * IANA zone. A time that daylight saving leaves out gives the first instant after the gap; one that comes twice, the first.
 */
export const instantOf = (zone: string, date: string, minutes: number): number => {
  const local = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS
  const [before, after] = [offsetAt(zone, local - DAY_MS), offsetAt(zone, local + DAY_MS)]
  const real = [before, after].map(offset => local - offset).filter(at => at + offsetAt(zone, at) === local)
  if (real.length > 0) return Math.min(...real)
  return firstWithOffset(zone, local - DAY_MS, local + DAY_MS, before)
}

/** Where the offset stops being `before`, between two instants that have one change between them. */
const firstWithOffset = (zone: string, from: number, to: number, before: number): number => {
  if (to - from <= 1000) return to
  const middle = Math.floor((from + to) / 2000) * 1000
  return offsetAt(zone, middle) === before
    ? firstWithOffset(zone, middle, to, before)
    : firstWithOffset(zone, from, middle, before)
}

/**
 * The next due date and instant strictly after `after` (ms), and of a date later than `afterDay` where one is
 * given. The date is told, since an hour left out at the end of a day (America/Nuuk, 23:00 to 24:00) falls due on
 * the day after.
 */
export const nextDue = (
  zone: string,
  minutes: number,
  after: number,
  afterDay: string | null = null,
): { readonly day: string; readonly at: number } => {
  const start = afterDay === null ? addDays(dateIn(zone, after), -1) : addDays(afterDay, 1)
  for (let day = start; ; day = addDays(day, 1)) {
    const at = instantOf(zone, day, minutes)
    if (at > after && exists(zone, day, at)) return { day, at }
  }
}

/** A zone that crosses the date line leaves a whole date out (Pacific/Apia, 30 December 2011). */
const exists = (zone: string, day: string, at: number): boolean =>
  dateIn(zone, at) === day || dateIn(zone, at - 1) === day
