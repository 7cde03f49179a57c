import type { Option } from '../../quiz/question.ts'
import type { Notes, Path } from '../problem.ts'
import { collapse, type Data, hasWords, kindOf, readScalar } from './fields.ts'
import { isRecord } from './front-matter.ts'
import { readRationales } from './rationales.ts'
import { warnOfUnknownKeys } from './unknown-keys.ts'

export const LETTERS = 'ABCDEFGHIJ'

/** An option with the place where its text stands. */
export type Written = Option & { readonly path: Path }

/** The options in the order of their letters. Empty where they cannot be read at all, which is then noted. */
export const readOptions = (data: Data, notes: Notes): Written[] => {
  const raw = rawOptions(data.options, notes)
  if (raw === null) return []
  if (raw.length < 2) notes.error(['options'], 'options-few', FEW, 'key')
  const rationales = readRationales(
    data.rationale,
    raw.map(({ key }) => key),
    notes,
  )
  const options = raw.map(entry => readOption(entry, rationales, notes))
  checkGap(options, notes)
  checkEqual(options, notes)
  return options
}

const FEW = 'fewer than two options: write two to ten, as `A: "…"`, `B: "…"` under `options:`'

type Raw = { readonly key: string; readonly value: unknown; readonly path: Path }

const rawOptions = (options: unknown, notes: Notes): Raw[] | null => {
  if (options === undefined || options === null) {
    notes.error(
      options === undefined ? [] : ['options'],
      'options-missing',
      'no `options`: write `A: "…"`, `B: "…"` under `options:`',
    )
    return null
  }
  const count = Object.keys(options).length
  if (typeof options === 'object' && count > LETTERS.length) {
    notes.error(
      ['options'],
      'options-many',
      `${count} options, and at most ten can be shown: leave some out`,
      'key',
    )
    return null
  }
  if (Array.isArray(options))
    return options.map((value, index) => ({ key: LETTERS[index]!, value, path: ['options', index] }))
  if (isRecord(options)) return lettered(options, notes)
  notes.error(['options'], 'wrong-type', '`options` must be a map (`A: "…"`) or a list (`- "…"`), not a text')
  return null
}

const lettered = (options: Data, notes: Notes): Raw[] => {
  const raw: Raw[] = []
  for (const [written, value] of Object.entries(options)) {
    const key = written.trim().toUpperCase()
    const path = ['options', written]
    if (key.length !== 1 || !LETTERS.includes(key))
      notes.error(path, 'option-key', `\`${written}\` cannot name an option: use the letters A to J`, 'key')
    else if (raw.some(option => option.key === key))
      notes.error(
        path,
        'option-key',
        `option ${key} is written twice: keep one, or give it another letter`,
        'key',
      )
    else raw.push({ key, value, path })
  }
  return raw.sort((a, b) => (a.key < b.key ? -1 : 1))
}

const readOption = (
  { key, value, path }: Raw,
  rationales: ReadonlyMap<string, string>,
  notes: Notes,
): Written => {
  const rationale = rationales.get(key) ?? null
  if (!isRecord(value)) return { key, text: readOptionText(key, value, path, notes), rationale, path }
  warnOfUnknownKeys(value, OPTION_KEYS, notes, path)
  const textPath = Object.hasOwn(value, 'text') ? [...path, 'text'] : path
  const text = readOptionText(key, value.text, textPath, notes)
  const own = readScalar(value.rationale, [...path, 'rationale'], notes)
  if (own !== null && rationale !== null)
    notes.error(
      [...path, 'rationale'],
      'rationale-twice',
      `option ${key} has two rationales: keep one of them`,
    )
  return { key, text, rationale: own ?? rationale, path: textPath }
}

const OPTION_KEYS = new Set(['text', 'rationale'])

const readOptionText = (key: string, value: unknown, path: Path, notes: Notes): string => {
  if (Array.isArray(value) || isRecord(value)) {
    notes.error(path, 'wrong-type', `option ${key} must be a text, not ${kindOf(value)}`)
    return ''
  }
  const text = readScalar(value, path, notes) ?? ''
  if (text === '') notes.error(path, 'option-empty', `option ${key} is empty: write its text, or delete it`)
  // Symbols count as content (`==`), and so does anything in backticks: operators are fair options.
  else if (!hasWords(text) && !/\p{S}/u.test(text))
    notes.error(path, 'option-empty', `option ${key} has no words: write its text, or put code in backticks`)
  return text
}

/** A missing letter nearly always means that an option was lost; and people are shown A, B, C by position. */
const checkGap = (options: readonly Written[], notes: Notes): void => {
  const gap = options.findIndex((option, index) => option.key !== LETTERS[index])
  if (gap === -1) return
  const message = `option ${LETTERS[gap]} is missing before ${options[gap]!.key}: add it, or letter the options A, B, C … without gaps`
  notes.error(options[gap]!.path, 'options-gap', message, 'key')
}

/** Punctuation and case are kept: `==` and `===` differ, and so do `map` and `Map`. */
const checkEqual = (options: readonly Written[], notes: Notes): void => {
  const seen = new Map<string, string>()
  for (const { key, text, path } of options) {
    const plain = collapse(text)
    const first = seen.get(plain)
    if (text !== '' && first !== undefined)
      notes.error(
        path,
        'options-equal',
        `options ${first} and ${key} have the same text: change or delete one`,
      )
    else seen.set(plain, key)
  }
}
