import type { Line } from '../markdown/lines.ts'
import { unbold } from '../markdown/marks.ts'

export type Lettered = {
  readonly letter: string
  readonly text: string
  /** Columns at which text below it belongs to it. */
  readonly inside: number
  /** Whether it is a list item. */
  readonly item: boolean
}

/** `A. …`, `- A. …`, `* **B)** …`, `- [ ] C) …`, `(D) …`; null for any other line. */
export const letteredOf = (line: Line): Lettered | null => {
  const match = line.kind === 'text' ? LETTERED.exec(line.text) : null
  if (match === null) return null
  const [all, marker, opened, letter = '', sign, closed] = match
  const item = marker !== undefined
  const rest = line.text.slice(all.length).replace(/(?:<br[ \t]{0,3}\/?>|\\)[ \t]{0,9}$/i, '')
  const isGlued = !/[ \t]$/.test(all) && rest !== ''
  if ((isGlued && sign !== ')' && closed === undefined) || (sign === ':' && !item)) return null
  const text = opened !== undefined && closed === undefined ? unbold(`**${rest}`) : rest
  return { letter, text, inside: line.indent + (item ? 2 : 1), item }
}

const LETTERED =
  /^[ \t]*(?:([-*+])[ \t]+)?(?:\\?\[[ xX]?\\?\][ \t]*)?(\*\*)?\(?([A-Za-z])\\?([.):])(\*\*)?[ \t]*/
