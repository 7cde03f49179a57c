import type { YamlMap } from '../bank/parse/fields.ts'
import { isRecord } from '../bank/parse/front-matter.ts'
import { LETTERS } from '../bank/parse/options.ts'
import type { KeyPath } from '../bank/problem.ts'

/** The way to a part of a question in the file's own spelling: lists of options, small letters, `options: B: text:`. */
export const pathIn =
  ([part, which]: KeyPath) =>
  (data: YamlMap): KeyPath => {
    if (part === undefined || which === undefined) return part === undefined ? [] : [part]
    if (part === 'options') return optionIn(data.options, String(which), 'text')
    if (part === 'rationale') return rationaleIn(data, String(which))
    return [part, which]
  }

const optionIn = (options: unknown, letter: string, inner: 'text' | 'rationale'): KeyPath => {
  const [step, value] = stepTo(options, letter)
  const path = ['options', step]
  return isRecord(value) && Object.hasOwn(value, inner) ? [...path, inner] : path
}

const rationaleIn = ({ rationale, options }: YamlMap, letter: string): KeyPath => {
  const step = keyOf(rationale, letter)
  return step === undefined ? optionIn(options, letter, 'rationale') : ['rationale', step]
}

const stepTo = (options: unknown, letter: string): readonly [string | number, unknown] => {
  const index = LETTERS.indexOf(letter)
  if (Array.isArray(options)) return [index, options[index]]
  const key = keyOf(options, letter) ?? letter
  return [key, isRecord(options) ? options[key] : undefined]
}

const keyOf = (map: unknown, letter: string): string | undefined =>
  isRecord(map) ? Object.keys(map).find(key => key.trim().toUpperCase() === letter) : undefined
