import type { KeyPath, Reporter } from '../problem.ts'
import type { YamlMap } from './fields.ts'
import { canonicalKey } from './key-aliases.ts'
import { QUESTION_SCHEMA } from './schema.ts'

export const QUESTION_KEYS: ReadonlySet<string> = new Set(Object.keys(QUESTION_SCHEMA.shape))

export const warnOfUnknownKeys = (
  data: YamlMap,
  known: ReadonlySet<string>,
  report: Reporter,
  path: KeyPath = [],
): void => {
  for (const key of Object.keys(data)) {
    if (known.has(key)) continue
    const meant = suggestKey(key, known)
    const hint = meant === null ? 'it is not read; delete it' : `did you mean \`${meant}\`?`
    report.warning([...path, key], 'unknown-key', `unknown key \`${key}\`: ${hint}`, 'key')
  }
}

/** What other programs call our keys is not read, so that a typing mistake is never an answer. */
export const suggestKey = (key: string, known: ReadonlySet<string>): string | null => {
  const other = canonicalKey(key)
  if (other !== null && known.has(other)) return other
  const [best] = [...known]
    .map(name => ({ name, distance: editDistance(key.toLowerCase(), name) }))
    .filter(({ name, distance }) => distance <= (name.length > 4 ? 2 : 1))
    .sort((a, b) => a.distance - b.distance)
  return best?.name ?? null
}

/** Levenshtein's distance. Keys longer than any of ours need no exact number. */
const editDistance = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
