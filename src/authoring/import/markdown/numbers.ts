import type { Line } from './lines.ts'
import { unbold } from './marks.ts'

export type Numbered = {
  readonly number: number
  readonly text: string
  /** Columns at which text below it belongs to it. */
  readonly inside: number
}

/** `12. What …`, `12) What …`, `**12.** What …`, `**12. What …**` */
export const numberedOf = ({ kind, text, indent }: Line): Numbered | null => {
  const [all, opening, digits, closing] = (kind === 'text' && ITEM.exec(text)) || []
  if (all === undefined) return null
  const rest = text.slice(all.length)
  const isBold = opening !== undefined && closing === undefined
  return { number: Number(digits), text: isBold ? `**${rest}` : rest, inside: indent + digits!.length + 2 }
}

const ITEM = /^[ \t]*(\*\*)?(\d{1,9})\\?[.)](\*\*)?[ \t]+/

/** "Q12: What …", "Question 12. What …", also in bold. */
export const isNumberedQuestion = (text: string): boolean =>
  /^[ \t]*(?:\*\*|__)?(?:[Qq]uestion|QUESTION|[Qq])[ \t]{0,3}[#.:]?[ \t]{0,3}\d{1,9}\b/.test(text)

/** A question's text without "12.", "Q12:", "Question 12" before it, each also in bold. */
export const withoutNumber = (text: string): string => {
  const plain = unbold(text.trim())
  const [head, , inBold = ''] = /^(\*\*|__)([^*_]{1,40})\1[ \t]*/.exec(plain) ?? []
  if (head !== undefined && unnumbered(inBold) === '')
    return plain.slice(head.length).replace(/^[:.)–—-][ \t]+/, '')
  const bold = /^(?:\*\*|__)/.exec(plain)?.[0] ?? ''
  return bold + unnumbered(plain.slice(bold.length))
}

const unnumbered = (text: string): string => {
  const match = [NAMED, NAME, NUMBER].map(pattern => pattern.exec(text)).find(found => found !== null)
  return match ? text.slice(match[0].length) : text
}

const QUESTION = '(?:[Qq]uestion|QUESTION|[Qq])'

/** Else "Q4 is a quarter of what?" would lose its first word. */
const AFTER_NAMED = [
  String.raw`[ \t]{0,3}\\?[.:)\]]+(?=\s|$|\*|\p{Lu})`,
  String.raw`[ \t]{0,3}[-–—](?=\s)`,
  String.raw`[ \t]*$`,
  String.raw`(?=[ \t]+[\p{Lu}"'\x60*“(])`,
].join('|')

/** "Q12:", "Question #3 -", "Question 1 of 20:". */
const NAMED = new RegExp(
  String.raw`^${QUESTION}\.?[ \t]{0,3}#?[ \t]{0,3}\d{1,9}(?:[ \t]{0,3}(?:of|/)[ \t]{0,3}\d{1,9})?(?:${AFTER_NAMED})[ \t]*`,
  'u',
)

/** "Q:", "Question". */
const NAME = new RegExp(String.raw`^${QUESTION}(?:[:.)](?=\s)|[ \t]*:?[ \t]*$)[ \t]*`)

/** "12.", "12\.", "#12:", but not "3.5 metres" and "2024 was". */
const NUMBER = /^#?\d{1,9}(?:\\?[.)](?=\s|$)|:(?=\s)|[ \t]*$)[ \t]*/
