import type { Line } from '../../markdown/lines.ts'
import { unbold } from '../../markdown/marks.ts'

export type Lettered = {
  readonly letter: string
  readonly text: string
  /** Columns at which text below it belongs to it. */
  readonly inside: number
  /** Whether it is a list item. */
  readonly item: boolean
}

/** `A. …`, `- A. …`, `* **B)** …`, `- [ ] C) …`, `(D) …`; null for any other line. */
export const letteredOf = ({ kind, text, indent }: Line): Lettered | null => {
  const [all, marker, opening, letter, sign, closing] = (kind === 'text' && LETTERED.exec(text)) || []
  if (all === undefined) return null
  const item = marker !== undefined
  const rest = text.slice(all.length).replace(LINE_BREAK, '')
  // "a.m." is no option, and "Q: A: what" is one only as an item.
  const isGlued = !/[ \t]$/.test(all) && rest !== ''
  if ((isGlued && sign !== ')' && closing === undefined) || (sign === ':' && !item)) return null
  const isBold = opening !== undefined && closing === undefined
  return {
    letter: letter!,
    text: isBold ? unbold(`**${rest}`) : rest,
    inside: indent + (item ? 2 : 1),
    item,
  }
}

const LETTERED =
  /^[ \t]*(?:([-*+])[ \t]+)?(?:\\?\[[ xX]?\\?\][ \t]*)?(\*\*)?\(?([A-Za-z])\\?([.):])(\*\*)?[ \t]*/

/** Some end each option with `<br>` or a backslash, so that Markdown shows it on a line of its own. */
const LINE_BREAK = /(?:<br[ \t]{0,3}\/?>|\\)[ \t]{0,9}$/i
