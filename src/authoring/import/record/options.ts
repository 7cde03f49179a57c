import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, type OptionLabel, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { gapMessage, letterIndex, withoutLetters } from '../letters.ts'
import { type OptionField, type RecordField, type RecordFields, single } from './fields.ts'
import { atLines, checkCount, flagOf, isEmpty, rejectRecord, textValue } from './values.ts'

export type RecordOption = {
  /** As the source has it; `text` may have lost a letter before it. */
  readonly whole: string
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
  const isList = listed.length > 0 && fields.of('options').every(({ value }) => !isRecord(value))
  if (!isList) return { options: [...listed, ...flat], mended: [] }
  if (listed.some(({ isMoved }) => isMoved) && hasPlaces(fields)) rejectRecord('options-letters', REORDERED)
  const { texts, mended, isShuffled } = withoutLetters(listed.map(({ text }) => text))
  if (isShuffled) rejectRecord('options-letters', SHUFFLED)
  return { options: listed.map((option, place) => ({ ...option, text: texts[place]! })), mended }
}

const SHUFFLED =
  'the options begin with letters that do not stand in their order: put them in order, or delete the letters'
const REORDERED =
  'the options do not stand in the order of their letters, and something counts them: put them in order'

/** Whether something counts the options in the order of the source. */
const hasPlaces = (fields: RecordFields): boolean => {
  const isPlace = (it: unknown) => typeof it === 'boolean' || /^\s*\d/.test(String(it))
  return (
    fields
      .of('answer')
      .some(
        ({ written, value }) => normalizeKey(written).endsWith('index') || [value].flat().some(isPlace),
      ) || [...fields.of('rationale'), ...fields.of('explanation')].some(({ value }) => Array.isArray(value))
  )
}

type ListedOption = RecordOption & { readonly isMoved?: boolean }

const readListed = ({ value, written }: RecordField): ListedOption[] => {
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, value]) => ({ written: key, value, sign: keySign(key) }))
    return inOrder(entries).map(it => readOption(it.value, it.written))
  }
  const isList = Array.isArray(value)
  const all = isList
    ? value.slice(0, value.findLastIndex(item => !isEmpty(item)) + 1)
    : (linesIn(textValue(value, written)) ??
      rejectRecord(
        'wrong-type',
        `\`${written}\` must be a list or a map of options, or have a line for each`,
      ))
  checkCount(all, written)
  const options = all.map(item => readOption(item, null))
  return isList ? inLetterOrder(options) : options
}

const keySign = (key: string): OptionLabel =>
  signOf(key) ??
  rejectRecord('option-key', `\`${key.slice(0, 40)}\` cannot name an option: use the letters A to J`)

export const signOf = (key: string): OptionLabel | null =>
  /^\d{1,2}$/.test(key.trim()) ? key.trim() : optionLabel(key)

/** Options in one text, a line each, or between bars; null where they cannot be told from each other. */
const linesIn = (text: string): string[] | null => {
  if (text.includes('```')) return null
  const parts = text.trim().includes('\n') ? atLines(text) : text.split('|')
  const filled = parts.map(part => part.trim()).filter(part => part !== '')
  return filled.length < 2 ? null : filled
}

/** Options that name their own letters stand in that order, wherever they are in the list. */
const inLetterOrder = (options: readonly RecordOption[]): ListedOption[] => {
  const signs = options.map(({ name }) => (name === null ? null : optionLabel(name)))
  if (!signs.every(sign => sign !== null && /^[A-Z]$/.test(sign))) return [...options]
  const entries = options.map((value, place) => ({ value, written: value.name!, sign: signs[place]! }))
  return inOrder(entries).map(({ value }, place) => ({ ...value, isMoved: options[place] !== value }))
}

/** Fields in the order of their letters or numbers. One left out would give all later ones another letter. */
const inOrder = <F extends OptionField>(fields: readonly F[]): F[] => {
  const first = countFrom(fields)
  const sorted = fields
    .map(field => ({ field, place: placeOfSign(field.sign, first) }))
    .sort((a, b) => a.place - b.place)
  const filled = sorted.slice(0, sorted.findLastIndex(({ field }) => !isEmpty(field.value)) + 1)
  const wrong = filled.findIndex(({ place }, index) => place !== index)
  if (wrong !== -1) rejectRecord('options-gap', gapMessage(filled[wrong]!.place, wrong))
  return filled.map(({ field }) => field)
}

/** "Option 0" proves that the fields beside it count from 0. */
export const countFrom = (fields: readonly OptionField[]): 0 | 1 =>
  fields.some(({ sign }) => sign === '0') ? 0 : 1

/** The place of a sign, from 0; `first` is what the first is called where signs are numbers. */
export const placeOfSign = (sign: OptionLabel, first: 0 | 1): number =>
  /^\d/.test(sign) ? Number(sign) - first : letterIndex(sign)

/** The place of the one option that has this key or id, but for case and spaces; -1 where none has, or several. */
export const placeOfNamed = (name: string, options: readonly RecordOption[]): number => {
  const plain = normalizeKey(name)
  const isNamed = ({ name: own }: RecordOption) =>
    own !== null && (own === name || (plain.length > 1 && normalizeKey(own) === plain))
  const place = options.findIndex(isNamed)
  return options.slice(place + 1).some(isNamed) ? -1 : place
}

const readOption = (value: unknown, key: string | null): RecordOption => {
  if (!isRecord(value)) {
    const text = textValue(value, 'options')
    return { whole: text, text, rationale: null, right: null, name: key }
  }
  const parts = new Map(Object.entries(value).map(([part, value]) => [normalizeKey(part), value]))
  const firstOf = (names: readonly string[]) => names.find(name => !isEmpty(parts.get(name))) ?? ''
  const textPart = firstOf(TEXT)
  const namePart = firstOf(NAME.filter(part => part !== textPart))
  if (firstOf(PICTURE) !== '') rejectRecord('option-picture', PICTURED)
  const text = textValue(parts.get(textPart), 'options')
  const flag = RIGHT.find(name => parts.has(name))
  const right = flag === undefined ? null : flagOf(parts.get(flag))
  if (flag !== undefined && right === null)
    rejectRecord('option-flag', `\`${flag}\` of an option must be true or false`)
  return {
    whole: text,
    text,
    rationale: textValue(parts.get(firstOf(RATIONALE)), 'rationale') || null,
    right,
    name: key ?? (namePart === '' ? null : textValue(parts.get(namePart), namePart)),
  }
}

const TEXT = ['text', 'option', 'content', 'value', 'answer', 'choice', 'body', 'label']
const RATIONALE = ['rationale', 'explanation', 'feedback', 'reason']
const NAME = ['letter', 'key', 'id', 'label', 'value', 'option', 'choice']
const PICTURE = ['image', 'img', 'picture', 'imageurl']
const RIGHT = ['correct', 'iscorrect', 'right', 'isright', 'isanswer']
const PICTURED = 'an option has a picture, and options are texts: describe it in words'
