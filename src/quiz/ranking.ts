/** What one person has in one period on one server. */
export type Total = {
  readonly userId: string
  readonly points: number
  /** First attempts, the only ones that score. */
  readonly answered: number
  readonly right: number
  /** When the last of them was given, ms UTC. */
  readonly lastAt: number
}

/** More points first; then fewer answers; then who was there earlier; the id only to make it certain. */
export const byRank = (a: Total, b: Total): number =>
  b.points - a.points || a.answered - b.answered || a.lastAt - b.lastAt || (a.userId < b.userId ? -1 : 1)

/** What a board ranks by. */
export type BoardName = 'points' | 'streak' | 'accuracy'
export const BOARD_NAMES: readonly BoardName[] = ['points', 'streak', 'accuracy']

/** A person on a board: what they have in the period, and their running streak there in days. */
export type RankedTotal = Total & { readonly streak: number }
export type Standing = { readonly rank: number; readonly total: RankedTotal }
