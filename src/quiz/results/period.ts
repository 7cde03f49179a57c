import { dateOfDay, dayNumber, mondayOf } from '../day.ts'
import {
  ALL_TIME,
  type DaySpan,
  EVERY_DAY,
  type Rhythm,
  seasonBefore,
  seasonDays,
  seasonOf,
} from '../season.ts'

/** What a server's results can be about. */
export const RESULT_PERIODS = ['season', 'last-season', 'week', 'days7', 'days30', 'all'] as const
export type ResultPeriod = (typeof RESULT_PERIODS)[number]

/** A period with its days. Where seasons never end, this and the last season are all time. */
export type ResultSpan = { readonly period: ResultPeriod; readonly days: DaySpan }

/** `today`: the server's local date. */
export const resultSpan = (period: ResultPeriod, today: string, rhythm: Rhythm): ResultSpan => {
  const season = seasonOf(today, rhythm)
  switch (period) {
    case 'season':
      return season === ALL_TIME ? EVER : { period, days: seasonDays(season) }
    case 'last-season': {
      const before = seasonBefore(season)
      return before === null ? EVER : { period, days: seasonDays(before) }
    }
    case 'week': {
      const monday = mondayOf(today)
      return { period, days: { from: monday, until: daysAfter(monday, 6) } }
    }
    case 'days7':
      return { period, days: { from: daysAfter(today, -6), until: today } }
    case 'days30':
      return { period, days: { from: daysAfter(today, -29), until: today } }
    case 'all':
      return EVER
  }
}

const EVER: ResultSpan = { period: 'all', days: EVERY_DAY }

const daysAfter = (date: string, days: number): string => dateOfDay(dayNumber(date) + days)
