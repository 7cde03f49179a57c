import type { Total } from './ranking.ts'

/** Fewer answers than this prove little. */
export const LEAST_ANSWERS = 20

const Z = 1.96

/** The lower end of the 95 % interval for a share, right out of answered, from 0 to 1 (Wilson 1927). */
export const surelyRight = (right: number, answered: number): number => {
  if (answered === 0) return 0
  const spread = Z * Math.sqrt((right * (answered - right)) / answered + (Z * Z) / 4)
  return (right + (Z * Z) / 2 - spread) / (answered + Z * Z)
}

/** Higher bound first; then more answers; then who was there earlier; the id only to make it certain. */
export const byAccuracy = (a: Total, b: Total): number =>
  surelyRight(b.right, b.answered) - surelyRight(a.right, a.answered) ||
  b.answered - a.answered ||
  a.lastAt - b.lastAt ||
  (a.userId < b.userId ? -1 : 1)
