import { isRecord } from '../../../bank/parse/front-matter.ts'
import {
  type OurKey,
  optionSign,
  ourName,
  plainName,
  rationaleSign,
  type Sign,
} from '../../../bank/parse/key-aliases.ts'
import { type Complain, isEmpty } from './values.ts'

/** A value with the key that stands before it in the source. */
export type Field = { readonly written: string; readonly value: unknown }

/** A field that belongs to the option of a sign. */
export type Signed = Field & { readonly sign: Sign }

/** A record by our names. Values that are empty are left out, save those of options, which have a place. */
export type Fields = {
  readonly of: (key: OurKey) => readonly Field[]
  readonly options: readonly Signed[]
  readonly rationales: readonly Signed[]
}

export const fieldsOf = (data: Readonly<Record<string, unknown>>): Fields => {
  const all = Object.entries(data).map(([written, value]): Field => ({ written, value }))
  const filled = all.filter(field => !isEmpty(field.value) && !isImportSource(field))
  const byKey = Map.groupBy(filled, ({ written }) => ourName(written))
  const options = signed(all, optionSign)
  const rationales = signed(all, rationaleSign)
  const lone = byKey.has('answer') ? null : loneAnswer(options)
  if (lone !== null)
    return { of: key => (key === 'answer' ? [lone] : (byKey.get(key) ?? [])), options: [], rationales }
  if (options.length === 0 && !byKey.has('options')) moveAnswers(byKey)
  return { of: key => byKey.get(key) ?? [], options, rationales }
}

/** Our own key `source`, as an import writes it. Other programs call a reference so. */
const isImportSource = ({ written, value }: Field): boolean =>
  written === 'source' && typeof value === 'string' && IMPORT_SOURCE.test(value) && !/^\w+:\/\//.test(value)

const IMPORT_SOURCE =
  /^[^#\n]*\.(?:aiken|csv|gift|json|jsonl|markdown|md|ndjson|tsv|txt|yaml|yml)(?:#[^\n]*)?$/i

const signed = (fields: readonly Field[], signOf: (written: string) => Sign | null): Signed[] =>
  fields.flatMap(field => {
    const sign = signOf(field.written)
    return sign === null ? [] : [{ ...field, sign }]
  })

/** `{ q, a }`: an `a` without a `b` is no option. */
const loneAnswer = ([first, ...others]: readonly Signed[]): Field | null =>
  first?.sign === 'A' && others.length === 0 && !isEmpty(first.value) ? first : null

/** Where nothing else holds the options, a list or a map of `answers` does. */
const moveAnswers = (byKey: Map<OurKey | null, Field[]>): void => {
  const answers = byKey.get('answer') ?? []
  const isChoices = ({ written, value }: Field) =>
    plainName(written) === 'answers' && (Array.isArray(value) || isRecord(value))
  if (!answers.some(isChoices)) return
  byKey.set('options', answers.filter(isChoices))
  byKey.set(
    'answer',
    answers.filter(field => !isChoices(field)),
  )
}

/** The value of a key; where two spellings of it say different things, nobody can tell which one is meant. */
export const single = <T>(
  fields: readonly Field[],
  read: (field: Field) => T,
  none: T,
  complain: Complain,
): T => {
  const values = fields.map(read)
  if (new Set(values.map(value => JSON.stringify(value))).size > 1) {
    const names = fields.map(({ written }) => `\`${written}\``).join(' and ')
    complain('key-twice', `${names} say different things: keep one of them`)
  }
  return values.length === 0 ? none : values[0]!
}
