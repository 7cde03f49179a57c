import { MIN_SHOWN_ANSWERS } from './item-analysis.ts'

/** Each third is shown on its own. */
const MIN_ANSWERS = 3 * MIN_SHOWN_ANSWERS

/** How much each answer belongs to a third: 0, 1, or in between where several share the ability at its edge. */
export type Thirds = { readonly top: Float64Array; readonly bottom: Float64Array }

/** The third of the answers with the greatest ability, and the one with the least; null for too few. */
export const thirdsOf = (ability: Float64Array): Thirds | null => {
  if (ability.length < MIN_ANSWERS) return null
  const sorted = ability.toSorted()
  return {
    top: membership(ability, sorted, 1),
    bottom: membership(
      ability.map(value => -value),
      sorted.map(value => -value).reverse(),
      1,
    ),
  }
}

/** The third that is above: `sorted` is ascending. */
const membership = (ability: Float64Array, sorted: Float64Array, thirds: number): Float64Array => {
  const size = (thirds * sorted.length) / 3
  const edge = sorted[Math.max(0, Math.ceil(sorted.length - size) - 1)]!
  let [above, equal] = [0, 0]
  for (const value of sorted) {
    if (value > edge) above++
    else if (value === edge) equal++
  }
  const share = (size - above) / equal
  return ability.map(value => (value > edge ? 1 : value === edge ? share : 0))
}

/** The share of a third that chose something. */
export const shareIn = (third: Float64Array, chose: Uint8Array): number => {
  let [chosen, size] = [0, 0]
  for (let at = 0; at < third.length; at++) {
    chosen += third[at]! * chose[at]!
    size += third[at]!
  }
  return chosen / size
}
