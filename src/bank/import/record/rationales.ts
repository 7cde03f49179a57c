import { isRecord } from '../../front-matter.ts'
import { letterAt } from '../formats/format.ts'
import type { Choice } from '../found.ts'
import { optionSign } from '../names.ts'
import type { Gathered, Given, Signed } from './gather.ts'
import type { Offered } from './options.ts'
import { placeOf } from './places.ts'
import { bounded, type Complain, isEmpty, readText, scalarText } from './values.ts'

/** Options with the reasons that stand in them, under `rationale`, or under keys such as `rationale_a`. */
export const withRationales = (
  options: readonly Offered[],
  given: Gathered,
  complain: Complain,
): Choice[] => {
  const extra = [...given.of('rationale').flatMap(it => ofKey(it, complain)), ...given.rationales]
  const zero = given.rationales.some(({ sign }) => sign === '0') ? 0 : 1
  const choices = options.map(({ text, rationale }) => ({ text, rationale }))
  for (const { sign, value, written } of bounded(extra, 'rationale', complain)) {
    const reason = readText(value, written, complain)
    if (reason.trim() === '') continue
    const place = nameless(options, written) ?? placeOf(sign, zero)
    const choice = choices[place]
    if (choice === undefined) complain('rationale-unknown', unknownMessage(place, written))
    else if (choice.rationale !== null && choice.rationale !== reason)
      complain('rationale-twice', `option ${letterAt(place)} has two rationales: keep one of them`)
    else choice.rationale = reason
  }
  return choices
}

/** The place of the option that a map of reasons names by the option's own key. */
const nameless = (options: readonly Offered[], written: string): number | null => {
  const place = options.findIndex(({ name }) => name === written)
  return place === -1 ? null : place
}

const unknownMessage = (place: number, written: string): string =>
  `\`${written}\` is a reason for an option ${letterAt(place)} that there is not: correct or delete it`

/** One text under `rationale` is an explanation, see `explanationsOf`. */
const ofKey = ({ value, written }: Given, complain: Complain): Signed[] => {
  if (Array.isArray(value))
    return value.map((reason, place) => ({ written, value: reason, sign: letterAt(place) }))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, reason]) => {
    const sign = /^\d{1,2}$/.test(key) ? key : optionSign(key)
    if (sign !== null) return [{ written: key, value: reason, sign }]
    if (!isEmpty(reason))
      complain(
        'rationale-unknown',
        `\`${key.slice(0, 40)}\` under \`${written}\` names no option: write its letter`,
      )
    return []
  })
}

/** Many call the explanation of the whole question its rationale. */
export const explanationsOf = (given: Gathered): Given[] => [
  ...given.of('explanation'),
  ...given.of('rationale').filter(({ value }) => scalarText(value) !== null),
]
