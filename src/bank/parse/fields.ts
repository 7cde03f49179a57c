import type { KeyPath, Reporter } from '../problem.ts'
import { isWarningCode } from '../warning-codes.ts'
import { isRecord } from './front-matter.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** Null if there is no value: no key, nothing after the colon, or `""`. */
export const readScalar = (value: unknown, path: KeyPath, report: Reporter): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return trimText(value) || null
  report.error(path, 'wrong-type', `\`${path.at(-1)}\` must be text, not ${typeName(value)}`)
  return null
}

export type ListEntry = { readonly text: string; readonly path: KeyPath }

/** A list of texts, or one text for a list of one. Empty entries are left out. */
export const readList = (data: YamlMap, key: string, report: Reporter): ListEntry[] => {
  const value = data[key]
  if (value === undefined || value === null) return []
  if (isRecord(value)) {
    report.error(
      [key],
      'wrong-type',
      `\`${key}\` must be a list, not ${typeName(value)}: write \`- …\` lines`,
    )
    return []
  }
  const entries: ListEntry[] = []
  const single = !Array.isArray(value)
  for (const [index, item] of (single ? [value] : value).entries()) {
    const path = single ? [key] : [key, index]
    if (isRecord(item) || Array.isArray(item))
      report.error(path, 'wrong-type', `an entry of \`${key}\` must be text, not ${typeName(item)}`)
    else if (typeof item === 'string' && item.trim() !== '') entries.push({ text: item.trim(), path })
  }
  return entries
}

/** The codes under `accept:`: warnings that the author has checked and that do not apply to the file. */
export const readAcceptedCodes = (data: YamlMap, report: Reporter): readonly string[] =>
  readList(data, 'accept', report).map(({ text, path }) => {
    if (!isWarningCode(text))
      report.warning(path, 'accept-unknown', `no warning has the code \`${text}\`: fix it, or delete it`)
    return text
  })

export const typeName = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? 'a map' : 'a text'
}

/** Trims blank lines around a text, but keeps the indentation of a first line of code. */
export const trimText = (text: string): string => {
  const trimmed = text.trim()
  if (!trimmed.includes('\n')) return trimmed
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Makes every run of white space one space. Most texts need no change, and testing is cheaper than replacing. */
export const collapseSpaces = (text: string): string =>
  text.includes('\n') || text.includes('  ') || text.includes('\t') ? text.replaceAll(/\s+/g, ' ') : text

/** Without tags that differ from an earlier one only in case, hyphens or spaces; the first spelling stays. */
export const uniqueTags = (tags: readonly string[]): string[] => {
  const seen = new Map<string, string>()
  for (const tag of tags) {
    const plain = tag.toLowerCase().replaceAll(/[\s_-]+/g, '') || tag
    if (!seen.has(plain)) seen.set(plain, tag)
  }
  return [...seen.values()]
}
