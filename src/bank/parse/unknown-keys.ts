import { distance } from 'fastest-levenshtein'
import type { KeyPath, Reporter } from '../problem.ts'
import { checkListLength, shorten, type YamlMap } from './fields.ts'
import { canonicalKey } from './key-aliases.ts'
import { QUESTION_SCHEMA } from './schema.ts'

export const QUESTION_KEYS: ReadonlySet<string> = new Set(Object.keys(QUESTION_SCHEMA.shape))

export const warnOfUnknownKeys = (
  data: YamlMap,
  keys: ReadonlySet<string>,
  report: Reporter,
  path: KeyPath = [],
): void => {
  const written = Object.keys(data)
  if (!checkListLength(written.length, path, report)) return
  for (const key of written) {
    if (keys.has(key)) continue
    const suggestion = suggestKey(key, keys)
    const hint = suggestion === null ? 'it’s ignored; delete it' : `did you mean \`${suggestion}\`?`
    report.warning([...path, key], 'unknown-key', `unknown key \`${shorten(key)}\`: ${hint}`, 'key')
  }
}

/** Other programs' names of our keys are suggested but not read, so that a typing mistake never becomes an answer. */
const suggestKey = (key: string, keys: ReadonlySet<string>): string | null => {
  const canonical = canonicalKey(key)
  if (canonical !== null && keys.has(canonical)) return canonical
  const [nearest] = [...keys]
    .filter(name => Math.abs(name.length - key.length) <= MAX_TYPOS)
    .map(name => ({ name, typos: distance(key.toLowerCase(), name) }))
    .filter(({ name, typos }) => typos <= (name.length > 4 ? MAX_TYPOS : 1))
    .sort((a, b) => a.typos - b.typos)
  return nearest?.name ?? null
}

const MAX_TYPOS = 2
