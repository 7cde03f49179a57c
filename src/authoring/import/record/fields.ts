import { isRecord } from '../../../bank/parse/front-matter.ts'
import {
  canonicalKey,
  normalizeKey,
  type OptionLabel,
  optionLabel,
  type QuestionKey,
  rationaleLabel,
} from '../../../bank/parse/key-aliases.ts'
import { formatLink } from '../../../bank/parse/references.ts'

export type RecordField = { readonly written: string; readonly value: unknown }

/** A field that belongs to the option with this label. */
export type LabelledField = RecordField & { readonly label: OptionLabel }

/** A record by our names. Values that are empty are left out, save those of options, which have a place. */
export type RecordFields = {
  readonly of: (key: QuestionKey) => readonly RecordField[]
  readonly options: readonly LabelledField[]
  readonly rationales: readonly LabelledField[]
}

export const fieldsOf = (all: readonly RecordField[]): RecordFields => {
  const filled = all.filter(field => !isEmpty(field.value) && !isImportSource(field))
  const byKey = Map.groupBy(filled, ({ written }) => canonicalKey(written))
  const options = labelled(all, optionLabel)
  const of = (key: QuestionKey) => byKey.get(key) ?? []
  // `{ q, a }`: an `a` without a `b` is no option.
  const [first, second] = options
  if (of('answer').length === 0 && first?.label === 'A' && second === undefined && !isEmpty(first.value)) {
    byKey.set('answer', [first])
    return { of, options: [], rationales: [] }
  }
  // Where nothing else holds the options, a list or a map of `answers` does.
  const isChoices = ({ written, value }: RecordField) =>
    normalizeKey(written) === 'answers' && (Array.isArray(value) || isRecord(value))
  const choices = options.length === 0 && of('options').length === 0 ? of('answer').filter(isChoices) : []
  if (choices.length > 0) {
    byKey.set('options', choices)
    byKey.set(
      'answer',
      of('answer').filter(field => !isChoices(field)),
    )
  }
  return { of, options, rationales: labelled(all, rationaleLabel) }
}

export const labelled = (
  fields: readonly RecordField[],
  labelOf: (written: string) => OptionLabel | null,
): LabelledField[] =>
  fields.flatMap(field => {
    const label = labelOf(field.written)
    return label === null ? [] : [{ ...field, label }]
  })

/** Our own key `source`, as an import writes it. Other programs call a reference so. */
const isImportSource = ({ written, value }: RecordField): boolean =>
  written === 'source' && typeof value === 'string' && IMPORT_SOURCE.test(value) && !/^\w+:\/\//.test(value)

const IMPORT_SOURCE =
  /^[^#\n]*\.(?:aiken|csv|gift|json|jsonl|markdown|md|ndjson|tsv|txt|yaml|yml)(?:#[^\n]*)?$/i

/** The value of a key. Refused where two spellings of the key have different values. */
export const single = <T>(fields: readonly RecordField[], read: (field: RecordField) => T, none: T): T => {
  const values = fields.map(read)
  if (new Set(values.map(value => JSON.stringify(value))).size > 1) {
    const names = fields.map(({ written }) => `\`${written}\``).join(' and ')
    rejectRecord('key-twice', `${names} say different things: keep one of them`)
  }
  return values.length === 0 ? none : values[0]!
}

export const singleText = (fields: readonly RecordField[]): string => single(fields, readText, '')

/** Why a record is refused. Caught where the record is read, and nowhere else. */
export class RecordError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const rejectRecord = (code: string, message: string): never => {
  throw new RecordError(code, message)
}

/** The text of a scalar, which may also be a number or a boolean; empty for no value; null for a list or a map. */
export const scalarText = (value: unknown): string | null => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return ['number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : null
}

export const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isEmpty) : scalarText(value)?.trim() === ''

export const readText = ({ value, written }: RecordField): string =>
  scalarText(value) ?? rejectRecord('wrong-type', `\`${written}\` must be one text, not a list or a map`)

/** What a flag says, however it is written; null where it says neither. */
export const flagOf = (value: unknown): boolean | null => {
  const text = scalarText(value)?.trim().toLowerCase()
  if (text === undefined) return null
  if (['true', 'yes', 'y', '1', 'x', 'correct', 'right'].includes(text)) return true
  return ['', 'false', 'no', 'n', '0', 'incorrect', 'wrong'].includes(text) ? false : null
}

/** A list, or a text that `split` makes one of. References may be written as `{ title, url }`. */
export const readTexts = ({ value, written }: RecordField, split: (text: string) => string[]): string[] => {
  const items = Array.isArray(value)
    ? value.map(linkOf)
    : isRecord(value)
      ? [linkOf(value)]
      : split(readText({ value, written }))
  return textsIn(items, written)
}

/** The texts of a list, without those that are empty. A text alone is a list of one. */
export const textsIn = (value: unknown, written: string): string[] => {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  checkCount(items, written)
  return items.map(item => readText({ value: item, written }).trim()).filter(text => text !== '')
}

const linkOf = (item: unknown): unknown => {
  if (!isRecord(item)) return item
  const url = item.url ?? item.link ?? item.href
  const title = scalarText(item.title ?? item.name)?.trim() || null
  return typeof url === 'string' ? formatLink({ url, title }) : (url ?? item)
}

/** Addresses have no spaces, so a text that is nothing but addresses is a list of them. */
export const atAddresses = (text: string): string[] => {
  const words = text.trim().split(/\s+/)
  return words.every(word => /^https?:\/\//i.test(word))
    ? words.map((word, place) => (place < words.length - 1 ? word.replace(/[,;]$/, '') : word))
    : text.split('\n')
}

/** So many that they are no options of one question; comparing each with each would be quadratic. */
const MAX_ENTRIES = 1000

export const checkCount = (items: readonly unknown[], written: string): void => {
  if (items.length > MAX_ENTRIES)
    rejectRecord(
      'options-many',
      `${items.length} entries in \`${written}\`, and at most ten can be shown: leave some out`,
    )
}
