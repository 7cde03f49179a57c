import { DAY_MS, dateIn, mondayOf } from '../day.ts'
import type { StudyCard } from './history.ts'
import type { Attempts } from './likely-range.ts'

/** First attempts in the week that begins on `monday`, a date `YYYY-MM-DD`. */
export type StudyWeek = Attempts & { readonly monday: string }

export const WEEKS = 8

/** The last eight weeks in the person's zone, this one included, the oldest first. */
export const weeksOf = (
  cards: readonly Pick<StudyCard, 'firstAt' | 'firstRight'>[],
  today: number,
  zone: string,
): StudyWeek[] => {
  const thisMonday = Date.parse(mondayOf(dateIn('UTC', today * DAY_MS)))
  const mondays = Array.from({ length: WEEKS }, (_, index) =>
    dateIn('UTC', thisMonday - 7 * (WEEKS - 1 - index) * DAY_MS),
  )
  // Zones are less than a day apart from UTC: only these can be in the first week or later.
  const since = Date.parse(mondays[0]!) - DAY_MS
  const recent = cards.filter(({ firstAt }) => firstAt >= since)
  const byWeek = Map.groupBy(recent, ({ firstAt }) => mondayOf(dateIn(zone, firstAt)))
  return mondays.map(monday => {
    const inWeek = byWeek.get(monday) ?? []
    return {
      monday,
      answered: inWeek.length,
      right: inWeek.filter(({ firstRight }) => firstRight).length,
    }
  })
}
