import { isRecord } from '../../front-matter.ts'
import { type OurKey, optionSign, ourName, plainName, rationaleSign, type Sign } from '../names.ts'
import { type Complain, isEmpty } from './values.ts'

/** A value with the key that stands before it in the source. */
export type Given = { readonly written: string; readonly value: unknown }

/** A value that belongs to the option of a sign. */
export type Signed = Given & { readonly sign: Sign }

/** A record by our names. Values that are empty are left out, save those of options, which have a place. */
export type Gathered = {
  readonly of: (key: OurKey) => readonly Given[]
  readonly options: readonly Signed[]
  readonly rationales: readonly Signed[]
}

export const gather = (data: Readonly<Record<string, unknown>>): Gathered => {
  const byKey = new Map<OurKey, Given[]>()
  const put = (key: OurKey, given: Given) => {
    const known = byKey.get(key)
    if (known) known.push(given)
    else byKey.set(key, [given])
  }
  const options: Signed[] = []
  const rationales: Signed[] = []
  for (const [written, value] of Object.entries(data)) {
    const key = ourName(written)
    const option = key === null ? optionSign(written) : null
    const rationale = key === null && option === null ? rationaleSign(written) : null
    if (key !== null) {
      if (!isEmpty(value)) put(key, { written, value })
    } else if (option !== null) options.push({ written, value, sign: option })
    else if (rationale !== null) rationales.push({ written, value, sign: rationale })
  }
  // `{ q, a }`: an `a` without a `b` is no option.
  const [lone] = options
  if (options.length === 1 && lone?.sign === 'A' && !byKey.has('answer') && !isEmpty(lone.value)) {
    put('answer', lone)
    options.pop()
  }
  if (options.length === 0) moveAnswers(byKey)
  return { of: key => byKey.get(key) ?? [], options, rationales }
}

/** Where nothing else holds the options, a list or a map of `answers` does. */
const moveAnswers = (byKey: Map<OurKey, Given[]>): void => {
  if (byKey.has('options')) return
  const answers = byKey.get('answer') ?? []
  const choices = answers.filter(
    ({ written, value }) => plainName(written) === 'answers' && (Array.isArray(value) || isRecord(value)),
  )
  if (choices.length === 0) return
  byKey.set('options', choices)
  byKey.set(
    'answer',
    answers.filter(given => !choices.includes(given)),
  )
}

/** The value of a key; where two spellings of it say different things, nobody can tell which one is meant. */
export const single = <T>(
  givens: readonly Given[],
  read: (given: Given) => T,
  none: T,
  complain: Complain,
): T => {
  const values = givens.map(read)
  if (new Set(values.map(value => JSON.stringify(value))).size > 1) {
    const names = givens.map(({ written }) => `\`${written}\``).join(' and ')
    complain('key-twice', `${names} say different things: keep one of them`)
  }
  return values.length === 0 ? none : values[0]!
}
