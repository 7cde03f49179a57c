import { byRank, type Total } from './ranking.ts'

/** Ranks that someone is told they climbed to. */
export const TOP_RANKS = 10

/** An answer that brought points on the board. */
export type ScoringAnswer = {
  readonly userId: string
  readonly score: number
  /** The time of the person's counted answer before, ms UTC; null for their first. */
  readonly lastAt: number | null
}

/**
 * The rank that an answer took someone to; null below TOP_RANKS, and where it didn't take them past anyone who has points.
 * `top`: the first TOP_RANKS + 1 of the board, with the answer. Of everyone who was passed, the best is right behind now:
 * it is enough to look at that one.
 */
export const rankClimbedTo = (
  top: readonly Total[],
  { userId, score, lastAt }: ScoringAnswer,
): number | null => {
  const place = top.findIndex(total => total.userId === userId)
  const [own, behind] = [top[place], top[place + 1]]
  if (!own || !behind || behind.points === 0) return null
  // Without a time, nobody counts as passed who only has an earlier one.
  const before = {
    ...own,
    points: own.points - score,
    answered: own.answered - 1,
    lastAt: lastAt ?? 0,
  }
  const isNew = before.answered === 0
  return isNew || byRank(behind, before) < 0 ? place + 1 : null
}
