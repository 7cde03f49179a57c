import { letterAt } from '../../letters.ts'
import { labelOf } from '../../markdown/labels.ts'
import { isItem } from '../../markdown/marks.ts'
import { isNoise, isSaying } from '../../markdown/noise.ts'
import { type Lettered, letteredOf } from './letter.ts'
import type { Placed, Section } from './sections.ts'

export type Item = { readonly option: Lettered; readonly own: Placed[] }

/** What a section is made of. */
export type Parts = {
  /** Above the options. */
  readonly body: Placed[]
  readonly items: Item[]
  readonly folded: Placed[]
  /** Below the options, and outside of `<details>`. */
  readonly after: Placed[]
  /** A line between options and answer that is neither. */
  stray: Placed | null
  /** An option whose letter is not the next one. */
  gap: Placed | null
}

export const partsOf = ({ lines }: Section): Parts => {
  const parts: Parts = { body: [], items: [], folded: [], after: [], stray: null, gap: null }
  for (const line of lines)
    if (line.folded) parts.folded.push(line)
    else if (parts.folded.length > 0) parts.after.push(line)
    else putUnfolded(line, parts)
  return parts
}

const putUnfolded = (line: Placed, parts: Parts): void => {
  const option = letteredOf(line)
  const last = parts.items.at(-1)
  if (option !== null && isNext(option, parts.items)) parts.items.push({ option, own: [] })
  else if (last === undefined) parts.body.push(line)
  else if (option !== null && isAlike(option, last.option)) parts.gap ??= line
  else if (parts.stray === null && belongs(line, last)) last.own.push(line)
  else if (isSaying(line)) parts.stray ??= line
}

const isNext = (option: Lettered, items: readonly Item[]): boolean => {
  const first = items[0]?.option
  if (first !== undefined && isLarge(first) !== isLarge(option)) return false
  return option.letter.toUpperCase() === letterAt(items.length)
}

const isLarge = ({ letter }: Lettered): boolean => letter === letter.toUpperCase()

/** "E. coli" in the middle of an option looks otherwise. */
const isAlike = (a: Lettered, b: Lettered): boolean => a.item === b.item && isLarge(a) === isLarge(b)

/** Indented, code, or directly below the option. */
const belongs = (line: Placed, { own }: Item): boolean => {
  if (line.kind !== 'text') return true
  const above = own.at(-1)
  if (line.indent >= 4 || (line.indent >= 2 && above?.kind !== 'blank')) return true
  if (isItem(line.text) || labelOf(line.text) !== null || isNoise(line.text, line)) return false
  return above === undefined || above.kind === 'text'
}
