/** A local date on which a server got a daily. `open`: one of that date's dailies still takes answers. */
export type DailyDay = { readonly day: string; readonly open: boolean }

export type DayMark = 'answered' | 'missed' | 'frozen' | 'open'

export type Streak = {
  /** Days answered in a row. Days kept by a freeze do not count, but do not break it either. */
  readonly length: number
  readonly longest: number
  /** Freezes held, 0 to 2. */
  readonly freezes: number
  /** The last day answered; null where there is none. */
  readonly lastDay: string | null
}

const DAYS_FOR_A_FREEZE = 7
const MOST_FREEZES = 2

const NONE: Streak = { length: 0, longest: 0, freezes: 0, lastDay: null }

/**
 * A person's streak: `asked` are the dates on which the server got a daily, `answered` those whose daily the
 * person answered, right or wrong. A date on which nothing was asked is in neither and breaks nothing; an answered
 * one counts even where `asked` lacks it, since nobody can answer what was not asked.
 */
export const streakOf = (asked: readonly DailyDay[], answered: ReadonlySet<string>): Streak =>
  marked(asked, answered).reduce((streak, { day, mark }) => after(streak, day, mark), NONE)

/** What became of each date since the first answer, for a calendar. */
export const marksOf = (
  asked: readonly DailyDay[],
  answered: ReadonlySet<string>,
): ReadonlyMap<string, DayMark> => new Map(marked(asked, answered).map(({ day, mark }) => [day, mark]))

type Marked = { readonly day: string; readonly mark: DayMark }

const marked = (asked: readonly DailyDay[], answered: ReadonlySet<string>): Marked[] => {
  const marks: Marked[] = []
  let streak = NONE
  for (const { day, open } of daysOf(asked, answered)) {
    const mark = markOf(streak, answered.has(day), open)
    if (streak.lastDay === null && mark !== 'answered') continue
    marks.push({ day, mark })
    streak = after(streak, day, mark)
  }
  return marks
}

const daysOf = (asked: readonly DailyDay[], answered: ReadonlySet<string>): DailyDay[] => {
  const known = new Set(asked.map(({ day }) => day))
  const unknown = [...answered].filter(day => !known.has(day)).map(day => ({ day, open: false }))
  return unknown.length === 0 ? [...asked] : [...asked, ...unknown].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const markOf = ({ freezes, length }: Streak, isAnswered: boolean, open: boolean): DayMark => {
  if (isAnswered) return 'answered'
  if (open) return 'open'
  return freezes > 0 && length > 0 ? 'frozen' : 'missed'
}

const after = (streak: Streak, day: string, mark: DayMark): Streak => {
  switch (mark) {
    case 'open':
      return streak
    case 'missed':
      return { ...streak, length: 0 }
    case 'frozen':
      return { ...streak, freezes: streak.freezes - 1 }
    case 'answered': {
      const length = streak.length + 1
      const earned = length % DAYS_FOR_A_FREEZE === 0 ? 1 : 0
      return {
        length,
        longest: Math.max(streak.longest, length),
        freezes: Math.min(MOST_FREEZES, streak.freezes + earned),
        lastDay: day,
      }
    }
  }
}
