import { letterAt } from '../../letters.ts'

type Weighed = { readonly isCorrect: boolean; readonly weight: number | null }

export type Key =
  | { readonly kind: 'answer'; readonly answer: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string }

/** The options that are right; or why the marks do not say. Nothing where none is marked. */
export const keyOf = (choices: readonly Weighed[]): Key => {
  const weights = choices.map(({ isCorrect, weight }) => weight ?? (isCorrect ? 100 : 0))
  const right = weights.flatMap((weight, place) => (weight > 0 ? [place] : []))
  const shares = right.map(place => weights[place]!)
  if (shares.length > 1 && shares.every(share => share === 100)) return { kind: 'refused', message: SEVERAL }
  if (shares.length > 0 && !isFair(shares)) return { kind: 'refused', message: PARTIAL }
  return { kind: 'answer', answer: right.map(letterAt) }
}

const SEVERAL =
  'several options are right by themselves: mark one with `=`, or give each its share, as `~%50%`; a `=` inside a text is written `\\=`'
const PARTIAL =
  'the weights do not say which options are right together: give each right one the same share of 100 %, as `~%50%`'

/** Equal shares of 100, which people round (33 %, 33 %, 34 %). */
const isFair = (shares: readonly number[]): boolean => {
  const sum = shares.reduce((total, share) => total + share, 0)
  return Math.abs(sum - 100) < 1.5 && Math.max(...shares) - Math.min(...shares) < 1.5
}
