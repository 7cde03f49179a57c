import type { Option } from '../../quiz/question.ts'
import type { KeyPath, Reporter } from '../problem.ts'
import { checkListLength, hasWords, readScalar, shorten, typeName, type YamlMap } from './fields.ts'
import { isRecord } from './front-matter.ts'
import { warnOfUnknownKeys } from './unknown-keys.ts'

export const LETTERS = 'ABCDEFGHIJ'

/** An option with the path of its text in the YAML. */
export type LocatedOption = Option & { readonly path: KeyPath }

/** The options in the order of their letters. Empty if they cannot be read at all, which is then reported. */
export const readOptions = (data: YamlMap, report: Reporter): LocatedOption[] => {
  const raw = rawOptions(data.options, report)
  if (raw === null) return []
  if (raw.length < 2) report.error(['options'], 'options-few', FEW, 'key')
  const rationales = readRationales(
    data.rationale,
    raw.map(({ key }) => key),
    report,
  )
  return raw.map(entry => readOption(entry, rationales, report))
}

const FEW = 'fewer than two options: write two to ten, as `A: "…"`, `B: "…"` under `options:`'

type Raw = { readonly key: string; readonly value: unknown; readonly path: KeyPath }

const rawOptions = (options: unknown, report: Reporter): Raw[] | null => {
  if (options === undefined || options === null) {
    report.error(
      options === undefined ? [] : ['options'],
      'options-missing',
      'no `options`: write `A: "…"`, `B: "…"` under `options:`',
    )
    return null
  }
  const count = Object.keys(options).length
  if (typeof options === 'object' && count > LETTERS.length) {
    report.error(
      ['options'],
      'options-many',
      `${count} options, but at most ten can be shown: remove some`,
      'key',
    )
    return null
  }
  if (Array.isArray(options))
    return options.map((value, index) => ({ key: LETTERS[index]!, value, path: ['options', index] }))
  if (isRecord(options)) return lettered(options, report)
  report.error(
    ['options'],
    'wrong-type',
    '`options` must be a map (`A: "…"`) or a list (`- "…"`), not a text',
  )
  return null
}

const lettered = (options: YamlMap, report: Reporter): Raw[] => {
  const raw: Raw[] = []
  for (const [written, value] of Object.entries(options)) {
    const key = written.trim().toUpperCase()
    const path = ['options', written]
    if (key.length !== 1 || !LETTERS.includes(key))
      report.error(
        path,
        'option-key',
        `\`${shorten(written)}\` can’t name an option: use the letters A to J`,
        'key',
      )
    else if (raw.some(option => option.key === key))
      report.error(
        path,
        'option-key',
        `option ${key} appears twice: keep one, or give it another letter`,
        'key',
      )
    else raw.push({ key, value, path })
  }
  return raw.sort((a, b) => (a.key < b.key ? -1 : 1))
}

const readOption = (
  { key, value, path }: Raw,
  rationales: ReadonlyMap<string, string>,
  report: Reporter,
): LocatedOption => {
  const rationale = rationales.get(key) ?? null
  if (!isRecord(value)) return { key, text: readOptionText(key, value, path, report), rationale, path }
  warnOfUnknownKeys(value, OPTION_KEYS, report, path)
  const textPath = Object.hasOwn(value, 'text') ? [...path, 'text'] : path
  const text = readOptionText(key, value.text, textPath, report)
  const own = readScalar(value.rationale, [...path, 'rationale'], report)
  if (own !== null && rationale !== null)
    report.error(
      [...path, 'rationale'],
      'rationale-twice',
      `option ${key} has two rationales: keep one of them`,
    )
  return { key, text, rationale: own ?? rationale, path: textPath }
}

const OPTION_KEYS = new Set(['text', 'rationale'])

const readOptionText = (key: string, value: unknown, path: KeyPath, report: Reporter): string => {
  if (Array.isArray(value) || isRecord(value)) {
    report.error(path, 'wrong-type', `option ${key} must be text, not ${typeName(value)}`)
    return ''
  }
  const text = readScalar(value, path, report) ?? ''
  if (text === '') report.error(path, 'option-empty', `option ${key} is empty: write its text, or delete it`)
  // Signs count as content (`==`, `&`): operators are valid options. Dots and dashes alone hold a place.
  else if (!hasWords(text) && !/[\p{S}"&'*%!#@/:;,(){}[\]]/u.test(text))
    report.error(path, 'option-empty', `option ${key} has no words: write its text, or put code in backticks`)
  return text
}

/** The texts under `rationale:` by the letter of their option. */
const readRationales = (
  value: unknown,
  letters: readonly string[],
  report: Reporter,
): Map<string, string> => {
  const rationales = new Map<string, string>()
  if (value === undefined || value === null) return rationales
  if (!isRecord(value)) {
    report.error(['rationale'], 'wrong-type', RATIONALE_NOT_A_MAP)
    return rationales
  }
  const entries = Object.entries(value)
  if (!checkListLength(entries.length, ['rationale'], report)) return rationales
  for (const [written, text] of entries) {
    const key = written.trim().toUpperCase()
    const rationale = readScalar(text, ['rationale', written], report)
    if (!letters.includes(key))
      report.warning(
        ['rationale', written],
        'rationale-unknown',
        `the rationale ${shorten(written)} belongs to no option`,
        'key',
      )
    else if (rationale !== null) rationales.set(key, rationale)
  }
  return rationales
}

const RATIONALE_NOT_A_MAP =
  '`rationale` must be a map (`A: "…"`); for one text about all of them, use `explanation`'
