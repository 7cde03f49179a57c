import type { OptionLabel } from '../../../bank/parse/key-aliases.ts'
import { gapMessage, placeOf } from '../letters.ts'
import type { Signed } from './fields.ts'
import { type Complain, isEmpty } from './values.ts'

/** Fields in the order of their letters or numbers. One left out would give all later ones another letter. */
export const placed = (fields: readonly Signed[], complain: Complain): Signed[] => {
  const first = countFrom(fields)
  const sorted = fields
    .map(field => ({ field, place: placeOfSign(field.sign, first) }))
    .sort((a, b) => a.place - b.place)
  const end = sorted.findLastIndex(({ field }) => !isEmpty(field.value)) + 1
  const filled = sorted.slice(0, end)
  const wrong = filled.findIndex(({ place }, index) => place !== index)
  if (wrong !== -1) complain('options-gap', gapMessage(filled[wrong]!.place, wrong))
  return filled.map(({ field }) => field)
}

/** "Option 0" proves that the fields beside it count from 0. */
export const countFrom = (fields: readonly Signed[]): 0 | 1 =>
  fields.some(({ sign }) => sign === '0') ? 0 : 1

/** The place of a sign, from 0; `first` is what the first is called where signs are numbers. */
export const placeOfSign = (sign: OptionLabel, first: 0 | 1): number =>
  /^\d/.test(sign) ? Number(sign) - first : placeOf(sign)
