import type { Line } from './lines.ts'

const LONGEST = 200

export type Box = {
  readonly indent: number
  readonly right: boolean
  /** Columns at which text below it belongs to it. */
  readonly inside: number
  readonly text: string
}

/** `- [x] right`, `* [X]`, `+ [ ]`, `1. [x ]`, `- []`, and `- \[x\]` as some exports have it. */
export const boxOf = (line: Line): Box | null => {
  const match = line.kind === 'text' ? BOX.exec(line.text) : null
  if (match === null || match[1]!.trim().length > 1) return null
  const text = line.text.slice(match[0].length)
  return { indent: line.indent, right: match[1]!.trim() !== '', inside: line.indent + 2, text }
}

// A link such as `[x](https://…)` is no box.
const BOX = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\\?\[([ \txX]{0,4})\\?\](?![[(])[ \t]*/

/** A box that is no list item, such as `-[x] right`, or that has another sign in it. */
export const isBrokenBox = (text: string): boolean =>
  /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]*)?\\?\[(?:[ \t]{0,3}[xX]?[ \t]{0,3})\\?\](?![[(:])[ \t]+\S/.test(
    text,
  ) || /^[ \t]*[-*+][ \t]+\\?\[[^\]\s\w]\\?\][ \t]/u.test(text)

export const isItem = (text: string): boolean => /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(text)

export const isRule = ({ kind, text }: Line): boolean =>
  kind === 'text' && text.length < LONGEST && /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(text)

export const isQuote = ({ kind, text }: Line): boolean => kind === 'text' && text.trimStart().startsWith('>')

export type Numbered = { readonly number: number; readonly text: string; readonly inside: number }

/** `12. What …`, `12) What …`, `**12.** What …` */
export const numberedOf = ({ kind, text, indent }: Line): Numbered | null => {
  const match = kind === 'text' ? /^[ \t]*(\*\*)?(\d{1,9})\\?[.)](\*\*)?[ \t]+/.exec(text) : null
  if (match === null) return null
  const rest = text.slice(match[0].length)
  const opens = match[1] !== undefined && match[3] === undefined
  return { number: Number(match[2]), text: opens ? `**${rest}` : rest, inside: indent + match[2]!.length + 2 }
}

/** "Q12: What …", "Question 12. What …", also in bold. */
export const isNumberedQuestion = (text: string): boolean =>
  /^[ \t]*(?:\*\*|__)?(?:[Qq]uestion|QUESTION|[Qq])[ \t]{0,3}[#.:]?[ \t]{0,3}\d{1,9}\b/.test(text)

/** A question's text without "12.", "Q12:", "Question 12" before it. */
export const withoutNumber = (text: string): string => {
  const plain = unbold(text.trim())
  const inner = /^(\*\*|__)([^*_]{1,40})\1[ \t]*/.exec(plain)
  if (inner !== null && stripped(inner[2]!) === '')
    return plain.slice(inner[0].length).replace(/^[:.)–—-][ \t]+/, '')
  const bold = /^(?:\*\*|__)/.exec(plain)?.[0] ?? ''
  return bold + stripped(plain.slice(bold.length))
}

const stripped = (text: string): string => {
  for (const pattern of NUMBERS) {
    const match = pattern.exec(text)
    if (match !== null) return text.slice(match[0].length)
  }
  return text
}

const NUMBERS: readonly RegExp[] = [
  /^(?:[Qq]uestion|QUESTION|[Qq])\.?[ \t]{0,3}#?[ \t]{0,3}\d{1,9}(?:[ \t]{0,3}(?:of|\/)[ \t]{0,3}\d{1,9})?(?:[ \t]{0,3}\\?[.:)\]]+(?=\s|$|\*|\p{Lu})|[ \t]{0,3}[-–—](?=\s)|[ \t]*$|(?=[ \t]+[\p{Lu}"'`*“(]))[ \t]*/u,
  /^(?:(?:[Qq]uestion|QUESTION|[Qq])(?:[:.)](?=\s)|[ \t]*:?[ \t]*$))[ \t]*/,
  /^#?\d{1,9}(?:\\?[.)](?=\s|$)|:(?=\s)|[ \t]*$)[ \t]*/,
]

/** Bold as a whole: `**What is it?**`. */
export const isBold = (text: string): boolean => text !== unbold(text)

export const unbold = (text: string): string => {
  const trimmed = text.trim()
  for (const sign of ['**', '__']) {
    const inner = trimmed.slice(2, -2)
    if (trimmed.length < 5 || !trimmed.startsWith(sign) || !trimmed.endsWith(sign)) continue
    if (!inner.includes(sign)) return inner.trim()
  }
  return text
}
