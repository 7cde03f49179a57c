import type { Total } from './ranking.ts'

/** The accuracy board leaves out people with fewer answers, which prove little. */
export const MIN_ANSWERS = 20

/** The standard normal quantile for a two-sided 95% interval. */
export const Z_95 = 1.96

/**
 * The lower bound of the 95% Wilson score interval for the share of correct answers, 0 to 1. Written in a form without
 * subtraction, so that rounding never makes it negative or greater than the share; no correct answer gives exactly 0.
 */
export const wilsonLowerBound = (right: number, answered: number): number => {
  if (right === 0) return 0
  const spread = Math.sqrt((right * (answered - right)) / answered + Z_95 ** 2 / 4)
  return (right * right) / answered / (right + Z_95 ** 2 / 2 + Z_95 * spread)
}

/** Higher lower bound first; then more answers; then the earlier last answer; then the id, for a total order. */
export const byAccuracy = (a: Total, b: Total): number =>
  wilsonLowerBound(b.right, b.answered) - wilsonLowerBound(a.right, a.answered) ||
  b.answered - a.answered ||
  a.lastAt - b.lastAt ||
  (a.userId < b.userId ? -1 : 1)
