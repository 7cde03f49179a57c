import type { Total } from './ranking.ts'

/** Fewer answers than this prove little. */
export const MIN_ANSWERS = 20

/** How many standard errors hold 95 %. */
export const Z_95 = 1.96

/**
 * What share of right answers is all but certain, 0 to 1: the lower end of the 95 % interval of Wilson (1927).
 * Rationalised, so that nothing cancels: it is exactly 0 where nothing is right, and never above the share.
 */
export const wilsonLowerBound = (right: number, answered: number): number => {
  if (right === 0) return 0
  const spread = Math.sqrt((right * (answered - right)) / answered + Z_95 ** 2 / 4)
  return (right * right) / answered / (right + Z_95 ** 2 / 2 + Z_95 * spread)
}

/** Surely right more often first; then more answers; then who was there earlier; the id only to make it certain. */
export const byAccuracy = (a: Total, b: Total): number =>
  wilsonLowerBound(b.right, b.answered) - wilsonLowerBound(a.right, a.answered) ||
  b.answered - a.answered ||
  a.lastAt - b.lastAt ||
  (a.userId < b.userId ? -1 : 1)
