import { isRecord } from '../../../bank/parse/front-matter.ts'
import { optionLabel } from '../../../bank/parse/key-aliases.ts'
import type { Choice } from '../found.ts'
import { letterAt } from '../letters.ts'
import type { Field, Fields, Signed } from './fields.ts'
import { type Offered, placeOfNamed } from './options.ts'
import { countFrom, placeOfSign } from './places.ts'
import { bounded, type Complain, isEmpty, readText, scalarText } from './values.ts'

/** Options with the reasons that stand in them, under `rationale`, or under keys such as `rationale_a`. */
export const withRationales = (options: readonly Offered[], fields: Fields, complain: Complain): Choice[] => {
  const reasons = [...fields.of('rationale').flatMap(it => inOne(it, complain)), ...fields.rationales]
  const first = countFrom(fields.rationales)
  const choices = options.map(({ text, rationale }) => ({ text, rationale }))
  for (const { sign, value, written } of bounded(reasons, 'rationale', complain)) {
    const reason = readText(value, written, complain)
    if (reason.trim() === '') continue
    const named = placeOfNamed(written, options)
    const place = named === -1 ? placeOfSign(sign, first) : named
    const choice = choices[place]
    if (choice === undefined) complain('rationale-unknown', unknownMessage(place, written))
    else if (choice.rationale !== null && choice.rationale !== reason)
      complain('rationale-twice', `option ${letterAt(place)} has two rationales: keep one of them`)
    else choice.rationale = reason
  }
  return choices
}

const unknownMessage = (place: number, written: string): string =>
  `\`${written}\` is a reason for an option ${letterAt(place)} that there is not: correct or delete it`

/** A list or a map of reasons. One text under `rationale` is an explanation, see `explanationsOf`. */
const inOne = ({ value, written }: Field, complain: Complain): Signed[] => {
  if (Array.isArray(value))
    return value.map((reason, place) => ({ written, value: reason, sign: letterAt(place) }))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, reason]) => {
    const sign = /^\d{1,2}$/.test(key) ? key : optionLabel(key)
    if (sign !== null) return [{ written: key, value: reason, sign }]
    if (!isEmpty(reason)) complain('rationale-unknown', namelessMessage(key, written))
    return []
  })
}

const namelessMessage = (key: string, written: string): string =>
  `\`${key.slice(0, 40)}\` under \`${written}\` names no option: write its letter`

/** Many call the explanation of the whole question its rationale. */
export const explanationsOf = (fields: Fields): Field[] => [
  ...fields.of('explanation'),
  ...fields.of('rationale').filter(({ value }) => scalarText(value) !== null),
]
