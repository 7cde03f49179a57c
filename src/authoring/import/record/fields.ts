import { isRecord } from '../../../bank/parse/front-matter.ts'
import {
  canonicalKey,
  normalizeKey,
  type OptionLabel,
  optionLabel,
  type QuestionKey,
  rationaleLabel,
} from '../../../bank/parse/key-aliases.ts'
import { type Complain, isEmpty } from './values.ts'

/** A value with the key that stands before it in the source. */
export type Field = { readonly written: string; readonly value: unknown }

/** A field that belongs to the option of a sign. */
export type Signed = Field & { readonly sign: OptionLabel }

/** A record by our names. Values that are empty are left out, save those of options, which have a place. */
export type Fields = {
  readonly of: (key: QuestionKey) => readonly Field[]
  readonly options: readonly Signed[]
  readonly rationales: readonly Signed[]
}

export const fieldsOf = (data: Readonly<Record<string, unknown>>): Fields => {
  const all = Object.entries(data).map(([written, value]): Field => ({ written, value }))
  const filled = all.filter(({ value }) => !isEmpty(value))
  const byKey = Map.groupBy(filled, ({ written }) => canonicalKey(written))
  const options = signed(all, optionLabel)
  const rationales = signed(all, rationaleLabel)
  const lone = byKey.has('answer') ? null : loneAnswer(options)
  if (lone !== null)
    return { of: key => (key === 'answer' ? [lone] : (byKey.get(key) ?? [])), options: [], rationales }
  if (options.length === 0 && !byKey.has('options')) moveAnswers(byKey)
  return { of: key => byKey.get(key) ?? [], options, rationales }
}

const signed = (fields: readonly Field[], signOf: (written: string) => OptionLabel | null): Signed[] =>
  fields.flatMap(field => {
    const sign = signOf(field.written)
    return sign === null ? [] : [{ ...field, sign }]
  })

/** `{ q, a }`: an `a` without a `b` is no option. */
const loneAnswer = ([first, ...others]: readonly Signed[]): Field | null =>
  first?.sign === 'A' && others.length === 0 && !isEmpty(first.value) ? first : null

/** Where nothing else holds the options, a list or a map of `answers` does. */
const moveAnswers = (byKey: Map<QuestionKey | null, Field[]>): void => {
  const answers = byKey.get('answer') ?? []
  const isChoices = ({ written, value }: Field) =>
    normalizeKey(written) === 'answers' && (Array.isArray(value) || isRecord(value))
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
