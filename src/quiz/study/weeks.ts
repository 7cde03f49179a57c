import { DAY_MS, dateIn, mondayOf } from '../day.ts'
import { addDays, instantOf } from '../next-daily.ts'
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
  // The instants between the weeks, since to ask for the date of each card would take Intl 2 µs.
  const starts = [...mondays, addDays(mondays.at(-1)!, 7)].map(monday => instantOf(zone, monday, 0))
  return mondays.map((monday, index) => {
    const [from, until] = [starts[index]!, starts[index + 1]!]
    const inWeek = cards.filter(({ firstAt }) => firstAt >= from && firstAt < until)
    return {
      monday,
      answered: inWeek.length,
      right: inWeek.filter(({ firstRight }) => firstRight).length,
    }
  })
}
