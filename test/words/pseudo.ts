import type { Words } from '../../src/words/index.ts'

/**
 * A pseudo-locale: English with accents, 40% longer, in brackets. Text on a message outside of the brackets did not
 * come from the words. The brackets are not Markdown's, which link with `[…]`.
 */
export const pseudoLocale = (words: Words): Words => ({
  ...(translate(words, Number.POSITIVE_INFINITY) as Words),
  commands: translate(words.commands, MAX_DESCRIPTION_LENGTH) as Words['commands'],
})

/** Discord's limit for the texts of commands: a translator would write no more. */
const MAX_DESCRIPTION_LENGTH = 100

/** What a message shows beside words: text from the bank, names, numbers. */
export const outsideBrackets = (text: string): string => text.replace(/⟦[^⟧]*⟧/g, '')

const translate = (value: unknown, max: number): unknown => {
  if (typeof value === 'string') return translateText(value, max)
  if (Array.isArray(value)) return value.map(item => translate(item, max))
  if (typeof value === 'function') return translateResult(value as Sentence)
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, translate(part, max)]))
}

type Sentence = (...values: readonly unknown[]) => string

/** Arguments stay as they are and outside of the brackets: text in them must have come from the words itself. */
const translateResult =
  (sentence: Sentence): Sentence =>
  (...values) => {
    const texts: string[] = []
    const hide = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(hide)
      if (typeof value !== 'string' || ISO_DATE.test(value)) return value
      texts.push(value)
      return String.fromCodePoint(PLACEHOLDER + texts.length - 1)
    }
    return sentence(...values.map(hide))
      .split(/(\p{Co})/u)
      .map((piece, index) =>
        index % 2 === 0 ? translateText(piece) : texts[piece.codePointAt(0)! - PLACEHOLDER],
      )
      .join('')
  }

/** Dates are formatted by the words. */
const ISO_DATE = /^\d{4}-\d\d(-\d\d)?$/

/** The first code point of the private use area. */
const PLACEHOLDER = 0xe000

const translateText = (text: string, max = Number.POSITIVE_INFINITY): string => {
  if (!/\p{L}/u.test(text)) return text
  const [, before, inner, after] = /^(\s*)(.*?)(\s*)$/s.exec(text)!
  const length = Math.min(Math.ceil(inner!.length * 1.4), max - 2)
  return `${before}⟦${accent(inner!).padEnd(length, '~')}⟧${after}`
}

/** Leaves mentions, timestamps, links, code and commands as they are. */
const accent = (text: string): string =>
  text
    .split(/(<[^>\s]*>|\]\([^)]*\)|`[^`]*`|\/[a-z]+)/)
    .flatMap((piece, index) =>
      index % 2 === 0 ? [...piece].map(letter => ACCENTS.get(letter) ?? letter) : [piece],
    )
    .join('')

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = [...'àƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ']
const ACCENTS = new Map([...LETTERS].map((letter, index) => [letter, ACCENTED[index]!]))
