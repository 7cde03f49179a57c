import { dateOfDay, dayNumberIn } from '../../quiz/day.ts'
import { instantOf } from '../../quiz/next-daily.ts'
import type { Bank } from '../../quiz/question.ts'
import { DEFAULT_PER_DAY, leftToday } from '../../quiz/study/amount.ts'
import { DAYS_AHEAD, type Pause } from '../../quiz/study/due.ts'
import { pauseOn } from '../../quiz/study/pauses.ts'
import { questionsOn } from '../../quiz/topic.ts'
import type { Deps } from '../deps.ts'
import { countDue } from './count-due.ts'
import type { StudySettings } from './record.ts'

/** Someone's day: what is due, and how much of it they are asked. Days are day numbers. */
export type StudyDay = {
  /** In which the day is counted. */
  readonly zone: string
  readonly today: number
  /** How many questions are due, the backlog included. */
  readonly due: number
  /** How many become due on each of the next days, tomorrow first. */
  readonly later: readonly number[]
  /** Reviews a day. */
  readonly perDay: number
  /** How many were reviewed today. */
  readonly reviewed: number
  /** How many more are asked today; none in a pause. */
  readonly left: number
  readonly pause: Pause | null
}

/** Where the person is: its banks, and its zone for those who have set none. */
type Place = { readonly banks: readonly Bank[]; readonly zone: string }

export const todayOf = async (
  { clock, study }: Pick<Deps, 'clock' | 'study'>,
  userId: string,
  settings: StudySettings,
  place: Place,
): Promise<StudyDay> => {
  const zone = settings.zone ?? place.zone
  const today = dayNumberIn(zone, clock.now())
  const perDay = settings.perDay ?? DEFAULT_PER_DAY
  const range = { userId, on: today, until: today + DAYS_AHEAD + 1 }
  const { now: due, later } = await countDue({ study }, questionsOn(place.banks, null, null), range)
  const reviewed = await study.countReviewed(userId, today, instantOf(zone, dateOfDay(today), 0))
  const pause = pauseOn(settings.pauses, today)
  return {
    zone,
    today,
    due,
    later: Array.from({ length: DAYS_AHEAD }, (_, n) => later.get(today + 1 + n) ?? 0),
    perDay,
    reviewed,
    left: pause ? 0 : leftToday(due, perDay, reviewed),
    pause,
  }
}
