/** A local date with at least one daily question. `open`: one of them still takes answers. */
export type DailyDay = { readonly day: string; readonly open: boolean }

export type DayMark = 'answered' | 'missed' | 'frozen' | 'open'

export type Streak = {
  /** Days answered in a row, up to now. A day bridged by a freeze neither counts nor breaks the streak. */
  readonly length: number
  readonly longest: number
  /** Freezes held, 0 to 2. */
  readonly freezes: number
  /** The last day answered; null if there is none. */
  readonly lastDay: string | null
}

const DAYS_FOR_A_FREEZE = 7
export const MAX_FREEZES = 2
const NO_STREAK: Streak = { length: 0, longest: 0, freezes: 0, lastDay: null }

/**
 * `days`: the server's dates with a daily, in ascending order. `answered`: the dates whose daily this person answered,
 * right or wrong. An answered date counts even if it is missing in `days`, since the answer proves that there was a
 * daily. A date without a daily changes nothing.
 */
export const streakOf = (days: readonly DailyDay[], answered: ReadonlySet<string>): Streak =>
  replay(days, answered).streak

/** The mark of each date with a daily, for a calendar. Dates before the person's first answer are left out. */
export const dayMarks = (
  days: readonly DailyDay[],
  answered: ReadonlySet<string>,
): ReadonlyMap<string, DayMark> => replay(days, answered).marks

/** A streak with the marks that led to it. */
export const replay = (days: readonly DailyDay[], answered: ReadonlySet<string>) => {
  const marks = new Map<string, DayMark>()
  let streak = NO_STREAK
  for (const { day, open } of sinceFirstAnswer(days, answered)) {
    const mark = markOf(answered.has(day), open, streak.freezes)
    marks.set(day, mark)
    streak = advance(streak, day, mark)
  }
  return { streak, marks }
}

const sinceFirstAnswer = (days: readonly DailyDay[], answered: ReadonlySet<string>): DailyDay[] => {
  const listed = new Set(days.map(({ day }) => day))
  const missing = [...answered].filter(day => !listed.has(day)).map(day => ({ day, open: false }))
  const all = missing.length === 0 ? [...days] : [...days, ...missing].sort(byDay)
  const first = all.findIndex(({ day }) => answered.has(day))
  return first < 0 ? [] : all.slice(first)
}

const byDay = (a: DailyDay, b: DailyDay): number => (a.day < b.day ? -1 : 1)

const markOf = (answered: boolean, open: boolean, freezes: number): DayMark => {
  if (answered) return 'answered'
  if (open) return 'open'
  return freezes > 0 ? 'frozen' : 'missed'
}

const advance = (streak: Streak, day: string, mark: DayMark): Streak => {
  switch (mark) {
    case 'answered':
      return extend(streak, day)
    case 'frozen':
      return { ...streak, freezes: streak.freezes - 1 }
    case 'missed':
      return { ...streak, length: 0 }
    case 'open':
      return streak
  }
}

const extend = (streak: Streak, day: string): Streak => {
  const length = streak.length + 1
  const earned = length % DAYS_FOR_A_FREEZE === 0 ? 1 : 0
  return {
    length,
    longest: Math.max(streak.longest, length),
    freezes: Math.min(MAX_FREEZES, streak.freezes + earned),
    lastDay: day,
  }
}
