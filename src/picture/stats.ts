/** The data of a picture of somebody's statistics. All figures are already formatted in the reader's language. */
export type StatsPicture = {
  readonly kind: 'stats'
  readonly title: string
  readonly subtitle: string
  /** Up to ten, from top to bottom. */
  readonly bars: readonly StatsBar[]
  /** The share that passes the exam, 0 to 1: a dashed line through all bars and the trend. Null without an exam. */
  readonly passMark: number | null
  /** Null where there is none. */
  readonly trend: StatsTrend | null
}

export type StatsBar = {
  readonly label: string
  /** Such as `72%`; beside it, where there is room, a note such as `31 of 48 seen`. */
  readonly figure: string
  readonly note: string
  /** The share and the ends of its interval, 0 to 1. Null: nothing was answered, so nothing is drawn. */
  readonly share: { readonly low: number; readonly value: number; readonly high: number } | null
}

export type StatsTrend = {
  readonly title: string
  /** A share for each week, the oldest first, 0 to 1; null for a week without answers. */
  readonly weeks: readonly (number | null)[]
  /** Below the first and the last week. */
  readonly from: string
  readonly to: string
  /** At the upper and lower end. */
  readonly all: string
  readonly none: string
}
