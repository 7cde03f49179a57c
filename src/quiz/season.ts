/** How long a season lasts on a server: a calendar month, a calendar quarter, or for ever. */
export const RHYTHMS = ['month', 'quarter', 'never'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** The name of a season that never ends, and of the totals of all time. */
export const ALL_TIME = 'all'

/** Days of a period, local dates `YYYY-MM-DD`, both included. */
export type DaySpan = { readonly from: string; readonly until: string }

/** Holds every date of four digits. */
export const EVERY_DAY: DaySpan = { from: '0000-01-01', until: '9999-12-31' }

const MONTHS_PER_QUARTER = 3

/** The season of a local date: `2026-11`, `2026-Q4` or `all`. */
export const seasonOf = (day: string, rhythm: Rhythm): string => {
  switch (rhythm) {
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS_PER_QUARTER)}`
    case 'never':
      return ALL_TIME
  }
}

/** The first and last day of a season, as `seasonOf` names it. */
export const seasonDays = (season: string): DaySpan => {
  if (season === ALL_TIME) return EVERY_DAY
  const year = Number(season.slice(0, 4))
  const quarter = season[5] === 'Q' ? Number(season.slice(6)) : null
  const month = quarter === null ? Number(season.slice(5)) : (quarter - 1) * MONTHS_PER_QUARTER + 1
  const months = quarter === null ? 1 : MONTHS_PER_QUARTER
  return { from: isoDate(year, month, 1), until: isoDate(year, month + months, 0) }
}

/** `month` from 1; day 0 is the last one of the month before. */
const isoDate = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)

/** The season before a season of the same length; null for the one that never ends. */
export const seasonBefore = (season: string): string | null => {
  if (season === ALL_TIME) return null
  const lastDay = new Date(Date.parse(seasonDays(season).from) - 1).toISOString().slice(0, 10)
  return seasonOf(lastDay, season[5] === 'Q' ? 'quarter' : 'month')
}
