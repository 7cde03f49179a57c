import type { Line } from './lines.ts'

export type Box = {
  readonly indent: number
  readonly right: boolean
  /** Columns at which text below it belongs to it. */
  readonly inside: number
  readonly text: string
}

/** `- [x] right`, `* [X]`, `+ [ ]`, `1. [x ]`, `- []`, and `- \[x\]` as some exports have it. */
export const boxOf = ({ kind, text, indent }: Line): Box | null => {
  const [all, signs] = (kind === 'text' && BOX.exec(text)) || []
  if (all === undefined || signs!.trim().length > 1) return null
  return { indent, right: signs!.trim() !== '', inside: indent + 2, text: text.slice(all.length) }
}

const BULLET = String.raw`(?:[-*+]|\d{1,9}[.)])`

/** A link such as `[x](https://…)` is no box. */
const BOX = new RegExp(String.raw`^[ \t]*${BULLET}[ \t]+\\?\[([ \txX]{0,4})\\?\](?![[(])[ \t]*`)

/** A box that is no list item, such as `-[x] right`, or that has another sign in it. */
export const isBrokenBox = (text: string): boolean => GLUED_BOX.test(text) || ODD_BOX.test(text)

const GLUED_BOX = new RegExp(
  String.raw`^[ \t]*(?:${BULLET}[ \t]*)?\\?\[[ \t]{0,3}[xX]?[ \t]{0,3}\\?\](?![[(:])[ \t]+\S`,
)
const ODD_BOX = /^[ \t]*[-*+][ \t]+\\?\[[^\]\s\w]\\?\][ \t]/u

export const isItem = (text: string): boolean => ITEM.test(text)

const ITEM = new RegExp(String.raw`^[ \t]*${BULLET}(?:[ \t]|$)`)

export const isRule = ({ kind, text }: Line): boolean =>
  kind === 'text' && text.length < 200 && /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(text)

export const isQuote = ({ kind, text }: Line): boolean => kind === 'text' && text.trimStart().startsWith('>')

export const unquote = (text: string): string => text.replace(/^[ \t]*> ?/, '')

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
