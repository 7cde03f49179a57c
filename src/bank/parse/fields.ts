import type { Notes, Path } from '../problem.ts'
import { isRecord } from './front-matter.ts'

export type Data = Readonly<Record<string, unknown>>

/** Null where there is no value: no key, nothing after the colon, or `""`. */
export const readScalar = (value: unknown, path: Path, notes: Notes): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return tidy(value) || null
  notes.error(path, 'wrong-type', `\`${path.at(-1)}\` must be one text, not ${kindOf(value)}`)
  return null
}

export type Entry = { readonly text: string; readonly path: Path }

/** A list of texts, or one text for a list of one. Empty entries are left out. */
export const readList = (data: Data, key: string, notes: Notes): Entry[] => {
  const value = data[key]
  if (value === undefined || value === null) return []
  if (isRecord(value)) {
    notes.error([key], 'wrong-type', `\`${key}\` must be a list, not ${kindOf(value)}: write \`- …\` lines`)
    return []
  }
  const entries: Entry[] = []
  const single = !Array.isArray(value)
  for (const [index, item] of (single ? [value] : value).entries()) {
    const path = single ? [key] : [key, index]
    if (isRecord(item) || Array.isArray(item))
      notes.error(path, 'wrong-type', `an entry of \`${key}\` must be a text, not ${kindOf(item)}`)
    else if (typeof item === 'string' && item.trim() !== '') entries.push({ text: item.trim(), path })
  }
  return entries
}

export const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? 'a map' : 'a text'
}

/** Blank lines around go; the indentation of a first line of code stays. */
export const tidy = (text: string): string => {
  const trimmed = text.trim()
  if (!trimmed.includes('\n')) return trimmed
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Every run of white space as one space. Most texts are so already, and looking is cheaper than replacing. */
export const collapse = (text: string): string =>
  text.includes('\n') || text.includes('  ') || text.includes('\t') ? text.replaceAll(/\s+/g, ' ') : text
