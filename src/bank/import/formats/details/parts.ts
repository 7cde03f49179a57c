import { isNoise, labelOf } from '../markdown/afterword.ts'
import { isItem } from '../markdown/marks.ts'
import { type Lettered, letteredOf } from './letter.ts'
import type { Placed, Section } from './sections.ts'

export type Item = { readonly option: Lettered; readonly line: number; readonly own: Placed[] }

/** What a section is made of. */
export type Parts = {
  readonly body: Placed[]
  readonly items: Item[]
  readonly folded: Placed[]
  /** Below the options, and outside of `<details>`. */
  readonly after: Placed[]
  /** A line between options and answer that is neither, and a letter that is not the next one. */
  readonly stray: Placed | null
  readonly gap: Placed | null
}

export const partsOf = ({ lines }: Section): Parts => {
  const parts = { body: [] as Placed[], items: [] as Item[], folded: [] as Placed[], after: [] as Placed[] }
  let stray: Placed | null = null
  let gap: Placed | null = null
  for (const line of lines) {
    const option = line.folded || parts.after.length > 0 ? null : letteredOf(line)
    const last = parts.items.at(-1)
    if (line.folded) parts.folded.push(line)
    else if (parts.folded.length > 0) parts.after.push(line)
    else if (option !== null && isNext(option, parts.items))
      parts.items.push({ option, line: line.number, own: [] })
    else if (last === undefined) parts.body.push(line)
    else if (option !== null && isAlike(option, last.option)) gap ??= line
    else if (stray === null && belongs(line, last)) last.own.push(line)
    else if (line.kind === 'code' || (line.kind === 'text' && !isNoise(line.text, line))) stray ??= line
  }
  return { ...parts, stray, gap }
}

const isNext = ({ letter }: Lettered, items: readonly Item[]): boolean => {
  const first = items[0]?.option.letter
  const isLower = (text: string) => text === text.toLowerCase()
  if (first !== undefined && isLower(first) !== isLower(letter)) return false
  return letter.toUpperCase() === String.fromCharCode(65 + items.length)
}

/** "E. coli" in the middle of an option looks otherwise. */
const isAlike = (a: Lettered, b: Lettered): boolean =>
  a.item === b.item && (a.letter === a.letter.toUpperCase()) === (b.letter === b.letter.toUpperCase())

/** Indented, code, or directly below the option. */
const belongs = (line: Placed, { own }: Item): boolean => {
  if (line.kind !== 'text') return true
  const above = own.at(-1)
  if (line.indent >= 4 || (line.indent >= 2 && above?.kind !== 'blank')) return true
  if (isItem(line.text) || labelOf(line.text) !== null || isNoise(line.text, line)) return false
  return above === undefined || above.kind === 'text'
}
