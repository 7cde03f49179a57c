/** A local date on which a server was asked at least one daily. `open`: one of that date's dailies still takes answers. */
export type DailyDay = { readonly day: string; readonly open: boolean }

export type DayMark = 'answered' | 'missed' | 'frozen' | 'open'

export type Streak = {
  /** Days answered in a row, up to now; days kept by a freeze do not count but do not break it either. */
  readonly length: number
  readonly longest: number
  /** Freezes held, 0 to 2. */
  readonly freezes: number
  /** The last day answered; null where none. */
  readonly lastDay: string | null
}

const DAYS_FOR_A_FREEZE = 7
const MAX_FREEZES = 2
const NO_STREAK: Streak = { length: 0, longest: 0, freezes: 0, lastDay: null }

/**
 * `asked`: the server's daily dates in increasing order; `answered`: the dates whose daily this person
 * answered, right or wrong. An answered date counts even where it is not among those asked, since an answer
 * proves that it was asked. A date on which nothing was asked changes nothing.
 */
export const streakOf = (asked: readonly DailyDay[], answered: ReadonlySet<string>): Streak =>
  follow(asked, answered).streak

/** What became of each asked date, for a calendar. Dates before the person's first answer are left out. */
export const dayMarks = (
  asked: readonly DailyDay[],
  answered: ReadonlySet<string>,
): ReadonlyMap<string, DayMark> => follow(asked, answered).marks

const follow = (asked: readonly DailyDay[], answered: ReadonlySet<string>) => {
  const marks = new Map<string, DayMark>()
  let streak = NO_STREAK
  for (const { day, open } of sinceFirstAnswer(asked, answered)) {
    const mark = markOf(answered.has(day), open, streak.freezes)
    marks.set(day, mark)
    streak = afterDay(streak, day, mark)
  }
  return { streak, marks }
}

const sinceFirstAnswer = (asked: readonly DailyDay[], answered: ReadonlySet<string>): DailyDay[] => {
  const known = new Set(asked.map(({ day }) => day))
  const alsoAsked = [...answered].filter(day => !known.has(day)).map(day => ({ day, open: false }))
  const all = alsoAsked.length === 0 ? [...asked] : [...asked, ...alsoAsked].sort(byDay)
  const first = all.findIndex(({ day }) => answered.has(day))
  return first < 0 ? [] : all.slice(first)
}

const byDay = (a: DailyDay, b: DailyDay): number => (a.day < b.day ? -1 : 1)

const markOf = (answered: boolean, open: boolean, freezes: number): DayMark => {
  if (answered) return 'answered'
  if (open) return 'open'
  return freezes > 0 ? 'frozen' : 'missed'
}

const afterDay = (streak: Streak, day: string, mark: DayMark): Streak => {
  switch (mark) {
    case 'answered':
      return longerBy(streak, day)
    case 'frozen':
      return { ...streak, freezes: streak.freezes - 1 }
    case 'missed':
      return { ...streak, length: 0 }
    case 'open':
      return streak
  }
}

const longerBy = (streak: Streak, day: string): Streak => {
  const length = streak.length + 1
  const earned = length % DAYS_FOR_A_FREEZE === 0 ? 1 : 0
  return {
    length,
    longest: Math.max(streak.longest, length),
    freezes: Math.min(MAX_FREEZES, streak.freezes + earned),
    lastDay: day,
  }
}
