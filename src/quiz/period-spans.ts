import { dateOfDay, dayNumber, mondayOf, weekOf } from './day.ts'
import { ALL_TIME, type DaySpan, EVERY_DAY, seasonDays, seasonOf } from './season.ts'

/** What a reset empties: the boards of today, this week and this season, or those and that of all time. */
export const RESET_SCOPES = ['season', 'all'] as const
export type ResetScope = (typeof RESET_SCOPES)[number]

/** A period with its days. */
export type PeriodSpan = DaySpan & { readonly period: string }

/**
 * Every period that a local date belongs to, as `periodsOf` names them, with its days. The month and the quarter are both
 * there, so that a reset still holds if the server changes the length of its seasons.
 */
export const spansOf = (day: string, scope: ResetScope): PeriodSpan[] => {
  const monday = mondayOf(day)
  const seasons = (['month', 'quarter'] as const).map(rhythm => seasonOf(day, rhythm))
  return [
    { period: day, from: day, until: day },
    { period: weekOf(day), from: monday, until: dateOfDay(dayNumber(monday) + 6) },
    ...seasons.map(period => ({ period, ...seasonDays(period) })),
    ...(scope === 'all' ? [{ period: ALL_TIME, ...EVERY_DAY }] : []),
  ]
}
