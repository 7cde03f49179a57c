import { isRecord } from '../../../bank/parse/front-matter.ts'
import { letterAt } from '../letters.ts'
import type { SourceOption } from '../source-entry.ts'
import type { OptionField, RecordField, RecordFields } from './fields.ts'
import { countFrom, placeOfNamed, placeOfSign, type RecordOption, signOf } from './options.ts'
import { checkCount, isEmpty, rejectRecord, scalarText, textValue } from './values.ts'

/** Options with the reasons that stand in them, under `rationale`, or under keys such as `rationale_a`. */
export const withRationales = (options: readonly RecordOption[], fields: RecordFields): SourceOption[] => {
  const reasons = [...fields.of('rationale').flatMap(reasonsIn), ...fields.rationales]
  checkCount(reasons, 'rationale')
  const first = countFrom(fields.rationales)
  const choices = options.map(({ text, rationale }) => ({ text, rationale }))
  for (const { sign, value, written } of reasons) {
    const reason = textValue(value, written)
    if (reason.trim() === '') continue
    const named = placeOfNamed(written, options)
    const place = named === -1 ? placeOfSign(sign, first) : named
    const letter = letterAt(place)
    const choice = choices[place]
    if (choice === undefined)
      return rejectRecord(
        'rationale-unknown',
        `\`${written}\` is a reason for an option ${letter} that there is not: correct or delete it`,
      )
    if (choice.rationale !== null && choice.rationale !== reason)
      rejectRecord('rationale-twice', `option ${letter} has two rationales: keep one of them`)
    choice.rationale = reason
  }
  return choices
}

const reasonsIn = ({ value, written }: RecordField): OptionField[] => {
  if (Array.isArray(value))
    return value.map((reason, place) => ({ written, value: reason, sign: letterAt(place) }))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, reason]) => {
    const sign = signOf(key)
    if (sign !== null) return [{ written: key, value: reason, sign }]
    if (isEmpty(reason)) return []
    return rejectRecord(
      'rationale-unknown',
      `\`${key.slice(0, 40)}\` under \`${written}\` names no option: write its letter`,
    )
  })
}

/** Many call the explanation of the whole question its rationale. */
export const explanationsOf = (fields: RecordFields): RecordField[] => [
  ...fields.of('explanation'),
  ...fields.of('rationale').filter(({ value }) => scalarText(value) !== null),
]
