import { isRecord } from '../../../bank/parse/front-matter.ts'
import { normalizeKey, type OptionLabel, optionLabel } from '../../../bank/parse/key-aliases.ts'
import { withoutLetters } from '../letters.ts'
import { type Field, type Fields, type Signed, single } from './fields.ts'
import { placed } from './places.ts'
import { atLines, bounded, type Complain, flagOf, isEmpty, readText } from './values.ts'

/** An option as a record has it. */
export type Offered = {
  /** As the source has it; `text` may have lost a letter before it. */
  readonly whole: string
  readonly text: string
  readonly rationale: string | null
  /** Whether the option itself says that it is right; null where it says nothing. */
  readonly right: boolean | null
  /** Its key in a map, or its own id: what an answer may name it by. */
  readonly name: string | null
  /** Where it stands in the source's list, from 0. */
  readonly place?: number
}

type Offer = {
  readonly options: readonly Offered[]
  readonly mended: readonly string[]
  /** Whether the options stand in another order than in the source, by their own letters. */
  readonly isReordered: boolean
}

export const readOffer = (fields: Fields, complain: Complain): Offer => {
  const listed = single(fields.of('options'), field => readListed(field, complain), [], complain)
  const flat = placed(fields.options, complain).map(({ value, written }) =>
    // A column `b` is no name: an answer “B” may be the text of another.
    readOption(value, normalizeKey(written).length > 1 ? written : null, complain),
  )
  if (listed.length > 0 && flat.length > 0)
    complain('key-twice', 'the options stand in two places: keep one of them')
  const options = listed.length > 0 ? listed : flat
  const isList = listed.length > 0 && fields.of('options').every(({ value }) => !isRecord(value))
  if (!isList) return { options, mended: [], isReordered: false }
  const { texts, mended, isShuffled } = withoutLetters(options.map(({ text }) => text))
  if (isShuffled) complain('options-letters', SHUFFLED)
  const isReordered = options.some(({ place }, index) => (place ?? index) !== index)
  return {
    options: options.map((option, place) => ({ ...option, text: texts[place]! })),
    mended,
    isReordered,
  }
}

const SHUFFLED =
  'the options begin with letters that do not stand in their order: put them in order, or delete the letters'

/** The place of the one option that has this key or id, but for case and spaces; -1 where none has, or several. */
export const placeOfNamed = (name: string, options: readonly Offered[]): number => {
  const plain = normalizeKey(name)
  const isIt = ({ name: own }: Offered) =>
    own !== null && (own === name || (plain.length > 1 && normalizeKey(own) === plain))
  const place = options.findIndex(isIt)
  return options.slice(place + 1).some(isIt) ? -1 : place
}

const readListed = ({ value, written }: Field, complain: Complain): Offered[] => {
  if (Array.isArray(value)) return inOwnOrder(bounded(withoutEmptyEnd(value), written, complain), complain)
  if (isRecord(value))
    return placed(signed(value, complain), complain).map(it => readOption(it.value, it.written, complain))
  const lines = linesIn(readText(value, written, complain))
  if (lines === null)
    complain('wrong-type', `\`${written}\` must be a list or a map of options, or have a line for each`)
  return bounded(lines ?? [], written, complain).map(line => readOption(line, null, complain))
}

/** Options in one text, a line each, or between bars; null where they cannot be told from each other. */
const linesIn = (text: string): string[] | null => {
  if (text.includes('```')) return null
  const parts = text.trim().includes('\n') ? atLines(text) : text.split('|')
  const filled = parts.map(part => part.trim()).filter(part => part !== '')
  return filled.length < 2 ? null : filled
}

const withoutEmptyEnd = (values: readonly unknown[]): readonly unknown[] =>
  values.slice(0, values.findLastIndex(value => !isEmpty(value)) + 1)

const signed = (map: Readonly<Record<string, unknown>>, complain: Complain): Signed[] =>
  Object.entries(map).flatMap(([written, value]) => {
    const sign = signOf(written)
    if (sign !== null) return [{ written, value, sign }]
    complain('option-key', `\`${written.slice(0, 40)}\` cannot name an option: use the letters A to J`)
    return []
  })

const signOf = (written: string): OptionLabel | null =>
  /^\d{1,2}$/.test(written.trim()) ? written.trim() : optionLabel(written)

/** Options that name their own letters stand in that order, wherever they are in the list. */
const inOwnOrder = (values: readonly unknown[], complain: Complain): Offered[] => {
  const options = values.map((value, place) => ({ ...readOption(value, null, complain), place }))
  const signs = options.map(({ name }) => (name === null ? null : optionLabel(name)))
  if (options.length === 0 || !signs.every(sign => sign !== null && /^[A-Z]$/.test(sign))) return options
  const entries = options.map((value, place) => ({ value, written: value.name!, sign: signs[place]! }))
  return placed(entries, complain).map(({ value }) => value as Offered)
}

const readOption = (value: unknown, name: string | null, complain: Complain): Offered => {
  if (isRecord(value)) return readOptionMap(value, name, complain)
  const text = readText(value, 'options', complain)
  return { whole: text, text, rationale: null, right: null, name }
}

const readOptionMap = (
  map: Readonly<Record<string, unknown>>,
  key: string | null,
  complain: Complain,
): Offered => {
  const parts = new Map(Object.entries(map).map(([part, value]) => [normalizeKey(part), value]))
  const read = (part: string | null, written: string) =>
    part === null ? '' : readText(parts.get(part), written, complain)
  const textPart = firstOf(parts, TEXT)
  const text = read(textPart, 'options')
  const rationale = read(firstOf(parts, RATIONALE), 'rationale')
  const namePart = firstOf(
    parts,
    NAME.filter(part => part !== textPart),
  )
  if (firstOf(parts, PICTURE) !== null) complain('option-picture', PICTURED)
  const own = namePart === null ? null : read(namePart, namePart)
  return {
    whole: text,
    text,
    rationale: rationale.trim() === '' ? null : rationale,
    right: readRight(parts, complain),
    name: key ?? own,
  }
}

const TEXT = ['text', 'option', 'content', 'value', 'answer', 'choice', 'body', 'label']
const RATIONALE = ['rationale', 'explanation', 'feedback', 'reason']
const NAME = ['letter', 'key', 'id', 'label', 'value', 'option', 'choice']
const PICTURE = ['image', 'img', 'picture', 'imageurl']
const RIGHT = ['correct', 'iscorrect', 'right', 'isright', 'isanswer']
const PICTURED = 'an option has a picture, and options are texts: describe it in words'

const firstOf = (parts: ReadonlyMap<string, unknown>, names: readonly string[]): string | null =>
  names.find(name => parts.has(name) && !isEmpty(parts.get(name))) ?? null

const readRight = (parts: ReadonlyMap<string, unknown>, complain: Complain): boolean | null => {
  const key = RIGHT.find(name => parts.has(name))
  if (key === undefined) return null
  const right = flagOf(parts.get(key))
  if (right === null) complain('option-flag', `\`${key}\` of an option must be true or false`)
  return right
}
