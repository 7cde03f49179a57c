import type { KeyPath, Reporter } from '../problem.ts'
import { isWarningCode } from '../warning-codes.ts'
import { isRecord } from './front-matter.ts'
import { MAX_ENTRIES, MAX_LABEL_LENGTH, MAX_TEXT_LENGTH } from './limits.ts'

export type YamlMap = Readonly<Record<string, unknown>>

/** Null if there is no value: no key, nothing after the colon, or `""`. */
export const readScalar = (value: unknown, path: KeyPath, report: Reporter): string | null => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return cap(trimText(value), MAX_TEXT_LENGTH, path, report) || null
  report.error(path, 'wrong-type', `\`${path.at(-1)}\` must be text, not ${typeName(value)}`)
  return null
}

/** A domain or a title: a text in one line. */
export const readLabel = (value: unknown, path: KeyPath, report: Reporter): string | null => {
  const text = readScalar(value, path, report)
  return text === null ? null : capLabel(text, path, report)
}

export const capLabel = (text: string, path: KeyPath, report: Reporter): string =>
  cap(collapseSpaces(text), MAX_LABEL_LENGTH, path, report)

/** Reports a text over the limit, and returns its beginning, so that the checks after it take no longer. */
const cap = (text: string, max: number, path: KeyPath, report: Reporter): string => {
  if (text.length <= max) return text
  const message = `${format(text.length)} characters, and at most ${format(max)} are read: shorten it`
  report.error(path, 'text-long', message)
  return text.slice(0, max)
}

const format = (count: number): string => count.toLocaleString('en')

/** Reports a list or a map over the limit. */
export const checkListLength = (count: number, path: KeyPath, report: Reporter): boolean => {
  if (count <= MAX_ENTRIES) return true
  report.error(
    path,
    'list-long',
    `${format(count)} entries, and at most ${MAX_ENTRIES} are read: leave some out`,
  )
  return false
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
  const items: readonly unknown[] = single ? [value] : value
  checkListLength(items.length, [key], report)
  for (const [index, item] of items.slice(0, MAX_ENTRIES).entries()) {
    const path = single ? [key] : [key, index]
    if (isRecord(item) || Array.isArray(item))
      report.error(path, 'wrong-type', `an entry of \`${key}\` must be text, not ${typeName(item)}`)
    else if (typeof item === 'string' && item.trim() !== '')
      entries.push({ text: cap(item.trim(), MAX_TEXT_LENGTH, path, report), path })
  }
  return entries
}

/** The codes under `accept:`: warnings that the author has checked and that do not apply to the file. */
export const readAcceptedCodes = (data: YamlMap, report: Reporter): readonly string[] =>
  readList(data, 'accept', report).map(({ text, path }) => {
    if (!isWarningCode(text))
      report.warning(
        path,
        'accept-unknown',
        `no warning has the code \`${shorten(text)}\`: fix it, or delete it`,
      )
    return text
  })

/** A text of the file as a message quotes it. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

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
