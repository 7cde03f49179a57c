import { letterAt } from '../formats/format.ts'
import type { Sign } from '../names.ts'
import type { Signed } from './gather.ts'
import { type Complain, isEmpty } from './values.ts'

/** Options in the order of their letters or numbers. One left out would give all later ones another letter. */
export const placed = (entries: readonly Signed[], complain: Complain): Signed[] => {
  const first = entries.some(({ sign }) => sign === '0') ? 0 : 1
  const sorted = entries
    .map(entry => ({ entry, place: placeOf(entry.sign, first) }))
    .sort((a, b) => a.place - b.place)
  const end = sorted.findLastIndex(({ entry }) => !isEmpty(entry.value)) + 1
  const filled = sorted.slice(0, end)
  const wrong = filled.findIndex(({ place }, index) => place !== index)
  if (wrong !== -1) complain('options-gap', gapMessage(filled[wrong]!.place, wrong))
  return filled.map(({ entry }) => entry)
}

export const placeOf = (sign: Sign, first: number): number =>
  /^\d/.test(sign) ? Number(sign) - first : sign.charCodeAt(0) - 'A'.charCodeAt(0)

const gapMessage = (place: number, expected: number): string =>
  place < expected
    ? `option ${letterAt(place)} is written twice: keep one, or give it another letter`
    : `option ${letterAt(expected)} is missing before ${letterAt(place)}: add it, or letter the options without gaps`
