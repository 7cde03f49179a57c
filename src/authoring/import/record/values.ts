import { isRecord } from '../../../bank/parse/front-matter.ts'

/** Says why a question cannot be taken; the first reason is the one that is reported. */
export type Complain = (code: string, message: string) => void

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

export const readText = (value: unknown, written: string, complain: Complain): string => {
  const text = scalarText(value)
  if (text === null) complain('wrong-type', `\`${written}\` must be one text, not a list or a map`)
  return text ?? ''
}

/** A list, or a text that `split` makes one of. */
export const readTexts = (
  value: unknown,
  written: string,
  split: (text: string) => string[],
  complain: Complain,
): string[] => {
  const items = Array.isArray(value)
    ? value.map(addressOf)
    : split(readText(addressOf(value), written, complain))
  return items.map(item => readText(item, written, complain).trim()).filter(text => text !== '')
}

/** References are sometimes written as `{ title, url }`. */
const addressOf = (item: unknown): unknown =>
  isRecord(item) ? (item.url ?? item.link ?? item.href ?? item) : item

export const atLines = (text: string): string[] => text.split('\n')

export const atCommas = (text: string): string[] => text.split(/[,\n]/)

/** Addresses have no spaces, so a text that is nothing but addresses is a list of them. */
export const atAddresses = (text: string): string[] => {
  const words = text.trim().split(/\s+/)
  return words.every(word => /^https?:\/\//i.test(word)) ? words.map(dropComma) : atLines(text)
}

const dropComma = (word: string, place: number, words: readonly string[]): string =>
  place < words.length - 1 ? word.replace(/[,;]$/, '') : word

/** So many that they are no options of one question; comparing each with each would take for ever. */
const TOO_MANY = 1000

/** The first of very many, with a complaint. */
export const bounded = <T>(items: readonly T[], written: string, complain: Complain): readonly T[] => {
  if (items.length <= TOO_MANY) return items
  complain(
    'options-many',
    `${items.length} entries in \`${written}\`, and at most ten can be shown: leave some out`,
  )
  return items.slice(0, TOO_MANY)
}
