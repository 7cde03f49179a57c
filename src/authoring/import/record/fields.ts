import { isRecord } from '../../../bank/parse/front-matter.ts'
import {
  canonicalKey,
  normalizeKey,
  type OptionLabel,
  optionLabel,
  type QuestionKey,
  rationaleLabel,
} from '../../../bank/parse/key-aliases.ts'
import { isEmpty, rejectRecord, textValue } from './values.ts'

export type RecordField = { readonly written: string; readonly value: unknown }

/** A field that belongs to the option of a sign. */
export type OptionField = RecordField & { readonly sign: OptionLabel }

/** A record by our names. Values that are empty are left out, save those of options, which have a place. */
export type RecordFields = {
  readonly of: (key: QuestionKey) => readonly RecordField[]
  readonly options: readonly OptionField[]
  readonly rationales: readonly OptionField[]
}

export const fieldsOf = (all: readonly RecordField[]): RecordFields => {
  const filled = all.filter(field => !isEmpty(field.value) && !isImportSource(field))
  const byKey = Map.groupBy(filled, ({ written }) => canonicalKey(written))
  const withSign = (signOf: (written: string) => OptionLabel | null): OptionField[] =>
    all.flatMap(field => {
      const sign = signOf(field.written)
      return sign === null ? [] : [{ ...field, sign }]
    })
  const options = withSign(optionLabel)
  const of = (key: QuestionKey) => byKey.get(key) ?? []
  // `{ q, a }`: an `a` without a `b` is no option.
  const [first, second] = options
  if (!byKey.has('answer') && first?.sign === 'A' && second === undefined && !isEmpty(first.value)) {
    byKey.set('answer', [first])
    return { of, options: [], rationales: [] }
  }
  if (options.length === 0 && !byKey.has('options')) moveAnswers(byKey)
  return { of, options, rationales: withSign(rationaleLabel) }
}

/** Our own key `source`, as an import writes it. Other programs call a reference so. */
const isImportSource = ({ written, value }: RecordField): boolean =>
  written === 'source' && typeof value === 'string' && IMPORT_SOURCE.test(value) && !/^\w+:\/\//.test(value)

const IMPORT_SOURCE =
  /^[^#\n]*\.(?:aiken|csv|gift|json|jsonl|markdown|md|ndjson|tsv|txt|yaml|yml)(?:#[^\n]*)?$/i

/** Where nothing else holds the options, a list or a map of `answers` does. */
const moveAnswers = (byKey: Map<QuestionKey | null, RecordField[]>): void => {
  const isChoices = ({ written, value }: RecordField) =>
    normalizeKey(written) === 'answers' && (Array.isArray(value) || isRecord(value))
  const { choices = [], answers = [] } = Object.groupBy(byKey.get('answer') ?? [], field =>
    isChoices(field) ? 'choices' : 'answers',
  )
  if (choices.length === 0) return
  byKey.set('options', choices)
  byKey.set('answer', answers)
}

/** The value of a key. Refused where two spellings of the key have different values. */
export const single = <T>(fields: readonly RecordField[], read: (field: RecordField) => T, none: T): T => {
  const values = fields.map(read)
  if (new Set(values.map(value => JSON.stringify(value))).size > 1) {
    const names = fields.map(({ written }) => `\`${written}\``).join(' and ')
    rejectRecord('key-twice', `${names} say different things: keep one of them`)
  }
  return values.length === 0 ? none : values[0]!
}

export const singleText = (fields: readonly RecordField[]): string =>
  single(fields, ({ value, written }) => textValue(value, written), '')
