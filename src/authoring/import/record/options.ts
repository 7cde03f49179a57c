import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, type OptionLabel, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { gapMessage, letterAt, letterIndex, withoutLetters } from '../letters.ts'
import type { SourceOption } from '../source-entry.ts'
import {
  checkCount,
  flagOf,
  isEmpty,
  type LabelledField,
  labelled,
  type RecordField,
  type RecordFields,
  readText,
  rejectRecord,
  scalarText,
  single,
} from './fields.ts'

export type RecordOption = {
  readonly text: string
  readonly rationale: string | null
  /** Whether the option itself says that it is right; null where it says nothing. */
  readonly right: boolean | null
  /** Its key in a map, or its own id: what an answer may name it by. */
  readonly name: string | null
}

export const readRecordOptions = (fields: RecordFields) => {
  const listed = single(fields.of('options'), readListed, [])
  // A column `b` is no name: an answer “B” may be the text of another.
  const flat = inOrder(fields.options).map(({ value, written }) =>
    readOption(value, normalizeKey(written).length > 1 ? written : null),
  )
  if (listed.length > 0 && flat.length > 0)
    rejectRecord('key-twice', 'the options stand in two places: keep one of them')
  const options = [...listed, ...flat]
  const { texts, repairs, isShuffled } = withoutLetters(options.map(({ text }) => text))
  if (isShuffled) rejectRecord('options-letters', SHUFFLED)
  return { options: options.map((option, place) => ({ ...option, text: texts[place]! })), repairs }
}

const SHUFFLED =
  'the options have letters that do not stand in their order: put them in order, or delete the letters'

const readListed = ({ value, written }: RecordField): RecordOption[] => {
  if (isRecord(value))
    return inOrder(labelled(entriesOf(value), keyLabel)).map(it => readOption(it.value, it.written))
  const all = Array.isArray(value)
    ? value.slice(0, value.findLastIndex(item => !isEmpty(item)) + 1)
    : (atLinesOrBars(readText({ value, written })) ??
      rejectRecord(
        'wrong-type',
        `\`${written}\` must be a list or a map of options, or have a line for each`,
      ))
  checkCount(all, written)
  const options = all.map(item => readOption(item, null))
  const letters = options.map(({ name }) => optionLabel(name ?? '') ?? '')
  const areLetters = letters.every(letter => /^[A-Z]$/.test(letter))
  if (areLetters && letters.some((letter, place) => letter !== letterAt(place)))
    rejectRecord('options-letters', SHUFFLED)
  return options
}

const entriesOf = (map: Readonly<Record<string, unknown>>): RecordField[] =>
  Object.entries(map).map(([written, value]) => ({ written, value }))

const keyLabel = (key: string): OptionLabel =>
  labelOf(key) ??
  rejectRecord('option-key', `\`${key.slice(0, 40)}\` cannot name an option: use the letters A to J`)

const labelOf = (key: string): OptionLabel | null =>
  /^\d{1,2}$/.test(key.trim()) ? key.trim() : optionLabel(key)

/** Options in one text, a line each, or between bars; null where they cannot be separated. */
export const atLinesOrBars = (text: string): string[] | null => {
  if (text.includes('```')) return null
  const parts = text.split(text.trim().includes('\n') ? '\n' : '|')
  const filled = parts.map(part => part.trim()).filter(part => part !== '')
  return filled.length < 2 ? null : filled
}

/** Fields in the order of their letters or numbers. One left out would give all later ones another letter. */
const inOrder = (fields: readonly LabelledField[]): LabelledField[] => {
  const first = countFrom(fields)
  const sorted = fields
    .map(field => ({ field, place: placeOfLabel(field.label, first) }))
    .sort((a, b) => a.place - b.place)
  const filled = sorted.slice(0, sorted.findLastIndex(({ field }) => !isEmpty(field.value)) + 1)
  const wrong = filled.findIndex(({ place }, index) => place !== index)
  if (wrong !== -1) rejectRecord('options-gap', gapMessage(filled[wrong]!.place, wrong))
  return filled.map(({ field }) => field)
}

/** "Option 0" proves that the fields beside it count from 0. */
const countFrom = (fields: readonly LabelledField[]): 0 | 1 =>
  fields.some(({ label }) => label === '0') ? 0 : 1

/** The place of a label, from 0; `first` is what the first is called where labels are numbers. */
export const placeOfLabel = (label: OptionLabel, first: 0 | 1): number =>
  /^\d/.test(label) ? Number(label) - first : letterIndex(label)

/** The place of the one option that has this key or id, but for case and spaces; -1 where none has, or several. */
export const placeOfNamed = (name: string, options: readonly RecordOption[]): number => {
  const plain = normalizeKey(name)
  const isNamed = ({ name: own }: RecordOption) =>
    own !== null && (own === name || (plain.length > 1 && normalizeKey(own) === plain))
  const place = options.findIndex(isNamed)
  return options.slice(place + 1).some(isNamed) ? -1 : place
}

const readOption = (value: unknown, key: string | null): RecordOption => {
  const option = { rationale: null, right: null, name: key }
  const textOf = (part: unknown) => readText({ value: part, written: 'options' })
  if (!isRecord(value)) return { ...option, text: textOf(value) }
  const parts = new Map(Object.entries(value).map(([part, value]) => [normalizeKey(part), value]))
  const firstOf = (names: readonly string[]) => names.find(name => !isEmpty(parts.get(name))) ?? ''
  const textPart = firstOf(TEXT)
  const name = parts.get(firstOf(NAME.filter(part => part !== textPart)))
  if (firstOf(PICTURE) !== '') rejectRecord('option-picture', PICTURED)
  const text = textOf(parts.get(textPart))
  const flag = RIGHT.find(name => parts.has(name))
  const right = flag === undefined ? null : flagOf(parts.get(flag))
  if (flag !== undefined && right === null)
    rejectRecord('option-flag', `\`${flag}\` of an option must be true or false`)
  const rationale = readText({ value: parts.get(firstOf(RATIONALE)), written: 'rationale' }) || null
  return { text, rationale, right, name: key ?? (textOf(name) || null) }
}

const TEXT = 'text answertext optiontext choicetext option content value answer choice body label'.split(' ')
const RATIONALE = ['rationale', 'explanation', 'feedback', 'reason']
const NAME = ['letter', 'key', 'id', 'label', 'value', 'option', 'choice']
const PICTURE = ['image', 'img', 'picture', 'imageurl']
const RIGHT = ['correct', 'iscorrect', 'right', 'isright', 'isanswer']
const PICTURED = 'an option has a picture, and options are texts: describe it in words'

/** Options with the reasons that stand in them, under `rationale`, or under keys such as `rationale_a`. */
export const withRationales = (options: readonly RecordOption[], fields: RecordFields): SourceOption[] => {
  const reasons = [...fields.of('rationale').flatMap(reasonsIn), ...fields.rationales]
  const first = countFrom(fields.rationales)
  const choices = options.map(({ text, rationale }) => ({ text, rationale }))
  for (const reason of reasons) {
    const text = readText(reason)
    if (text.trim() === '') continue
    const named = placeOfNamed(reason.written, options)
    const place = named === -1 ? placeOfLabel(reason.label, first) : named
    const [letter, choice] = [letterAt(place), choices[place]]
    if (choice === undefined)
      return rejectRecord(
        'rationale-unknown',
        `\`${reason.written}\` is a reason for an option ${letter} that there is not: correct or delete it`,
      )
    if (choice.rationale !== null && choice.rationale !== text)
      rejectRecord('rationale-twice', `option ${letter} has two rationales: keep one of them`)
    choice.rationale = text
  }
  return choices
}

const reasonsIn = ({ value, written }: RecordField): LabelledField[] => {
  if (Array.isArray(value)) {
    checkCount(value, written)
    return value.map((reason, place) => ({ written, value: reason, label: letterAt(place) }))
  }
  const filled = isRecord(value)
    ? entriesOf(value).filter(it => labelOf(it.written) || !isEmpty(it.value))
    : []
  return labelled(
    filled,
    key =>
      labelOf(key) ??
      rejectRecord(
        'rationale-unknown',
        `\`${key.slice(0, 40)}\` under \`${written}\` names no option: write its letter`,
      ),
  )
}

/** Many call the explanation of the whole question its rationale. */
export const explanationsOf = (fields: RecordFields): RecordField[] => [
  ...fields.of('explanation'),
  ...fields.of('rationale').filter(({ value }) => scalarText(value) !== null),
]
