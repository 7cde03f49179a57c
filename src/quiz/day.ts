/** Servers choose their own zone with the daily question; until then days and months are UTC's. */
export const DEFAULT_ZONE = 'UTC'

export type PeriodName = 'today' | 'week' | 'month' | 'all'
export const PERIOD_NAMES: readonly PeriodName[] = ['today', 'week', 'month', 'all']

const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
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
  // The general path costs 2 µs a call, which every click would pay.
  zone === 'UTC' ? new Date(at).toISOString().slice(0, 10) : formatFor(zone).format(at)

/** The season of an instant: its calendar month `YYYY-MM` in the zone. */
export const seasonOf = (zone: string, at: number): string => dateIn(zone, at).slice(0, 7)

/** ISO 8601 week `YYYY-Www` of a local date: weeks begin on Monday, week 1 holds the year's first Thursday. */
export const weekOf = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`)
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 86_400_000)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = 1 + Math.floor((thursday.getTime() - newYear) / 86_400_000 / 7)
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

/** The name under which totals of a period are kept: `2026-11-23`, `2026-W48`, `2026-11` or `all`. */
export const periodKey = (name: PeriodName, zone: string, at: number): string => {
  switch (name) {
    case 'today':
      return dateIn(zone, at)
    case 'week':
      return weekOf(dateIn(zone, at))
    case 'month':
      return seasonOf(zone, at)
    case 'all':
      return 'all'
  }
}

/** Every period that an instant belongs to. */
export const periodsOf = (zone: string, at: number): string[] =>
  PERIOD_NAMES.map(name => periodKey(name, zone, at))
