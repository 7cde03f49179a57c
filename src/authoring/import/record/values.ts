import { isRecord } from '../../../bank/parse/front-matter.ts'

/** Why a record is refused. Caught where the record is read, and nowhere else. */
export class RecordError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const rejectRecord = (code: string, message: string): never => {
  throw new RecordError(code, message)
}

/** The text of a scalar, which may also be a number or a boolean; empty for no value; null for a list or a map. */
export const scalarText = (value: unknown): string | null => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return ['number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : null
}

export const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isEmpty) : scalarText(value)?.trim() === ''

/** What a flag says, however it is written; null where it says neither. */
export const flagOf = (value: unknown): boolean | null => {
  const text = scalarText(value)?.trim().toLowerCase()
  if (text === undefined) return null
  if (['true', 'yes', 'y', '1', 'x', 'correct', 'right'].includes(text)) return true
  return ['', 'false', 'no', 'n', '0', 'incorrect', 'wrong'].includes(text) ? false : null
}

export const textValue = (value: unknown, written: string): string =>
  scalarText(value) ?? rejectRecord('wrong-type', `\`${written}\` must be one text, not a list or a map`)

/** A list, or a text that `split` makes one of. References are sometimes written as `{ title, url }`. */
export const readTexts = (value: unknown, written: string, split: (text: string) => string[]): string[] => {
  const address = (item: unknown) => (isRecord(item) ? (item.url ?? item.link ?? item.href ?? item) : item)
  const items = Array.isArray(value) ? value.map(address) : split(textValue(address(value), written))
  return items.map(item => textValue(item, written).trim()).filter(text => text !== '')
}

export const atLines = (text: string): string[] => text.split('\n')

export const atCommas = (text: string): string[] => text.split(/[,\n]/)

/** Addresses have no spaces, so a text that is nothing but addresses is a list of them. */
export const atAddresses = (text: string): string[] => {
  const words = text.trim().split(/\s+/)
  return words.every(word => /^https?:\/\//i.test(word))
    ? words.map((word, place) => (place < words.length - 1 ? word.replace(/[,;]$/, '') : word))
    : atLines(text)
}

/** So many that they are no options of one question; comparing each with each would be quadratic. */
const MAX_ENTRIES = 1000

export const checkCount = (items: readonly unknown[], written: string): void => {
  if (items.length > MAX_ENTRIES)
    rejectRecord(
      'options-many',
      `${items.length} entries in \`${written}\`, and at most ten can be shown: leave some out`,
    )
}
