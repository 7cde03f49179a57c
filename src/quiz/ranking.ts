/** One person's total in one period on one server. */
export type Total = {
  readonly userId: string
  readonly points: number
  /** First attempts, the only ones that score. */
  readonly answered: number
  readonly right: number
  /** Time of the last of them, ms UTC. */
  readonly lastAt: number
}

/** More points first; then fewer answers; then the earlier last answer; then the id, for a total order. */
export const byRank = (a: Total, b: Total): number =>
  b.points - a.points || a.answered - b.answered || a.lastAt - b.lastAt || (a.userId < b.userId ? -1 : 1)

/** The criterion of a board. */
export type BoardName = 'points' | 'streak' | 'accuracy'
export const BOARD_NAMES: readonly BoardName[] = ['points', 'streak', 'accuracy']

/** A person on a board: the total of the period, and the running streak in days. */
export type RankedTotal = Total & { readonly streak: number }

/** Places are counted up to this one, so that looking one up costs the same on a server of any size. */
export const MAX_RANK = 1000

/** `rank`: null below MAX_RANK. */
export type BoardEntry = { readonly rank: number | null; readonly total: RankedTotal }
