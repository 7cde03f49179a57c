import { labelOf } from '../../markdown/labels.ts'
import type { Line } from '../../markdown/lines.ts'
import { type Box, boxOf, isItem, isQuote } from '../../markdown/marks.ts'
import { isNoise } from '../../markdown/noise.ts'

/** A list item with a box, and the lines below that belong to it. */
export type Item = { readonly box: Box; readonly line: number; readonly own: readonly Line[] }

/** Items with boxes, and what stands above them. */
export type Group = { readonly before: readonly Line[]; readonly items: Item[] }

type Groups = { readonly groups: Group[]; readonly after: readonly Line[] }

/** An item with all that stands below it, of which not all need belong to it. */
type Pending = { readonly box: Box; readonly line: number; readonly tail: Line[] }

/** Cuts lines into groups of options: a text between two options, that belongs to neither, begins a new group. */
export const groupsOf = (lines: readonly Line[]): Groups => {
  const groups: Group[] = []
  let loose: Line[] = []
  let pending: Pending | null = null
  for (const line of lines) {
    const box = boxOf(line)
    if (box === null) {
      if (pending === null) loose.push(line)
      else pending.tail.push(line)
      continue
    }
    if (pending !== null) loose = settle(pending, groups.at(-1)!, { quotes: true, fences: true })
    if (pending === null || loose.some(({ kind }) => kind === 'text' || kind === 'code'))
      groups.push({ before: loose, items: [] })
    pending = { box, line: line.number, tail: [] }
  }
  if (pending === null) return { groups, after: loose }
  const last = groups.at(-1)!
  return { groups, after: settle(pending, last, habitsOf(last, pending)) }
}

/** What belongs to an option although it is not indented. */
type Habits = { readonly quotes: boolean; readonly fences: boolean }

/** A quote or code below the last option is the option's only if other options have theirs in the same way. */
const habitsOf = ({ items }: Group, { box }: Pending): Habits => ({
  quotes: items.some(item => item.own.some(line => isQuote(line) && line.indent < item.box.inside)),
  fences:
    box.text === '' ||
    items.some(item => item.own.some(line => line.kind === 'code' && line.indent < item.box.inside)),
})

const settle = ({ box, line, tail }: Pending, group: Group, habits: Habits): Line[] => {
  const end = endOfOwn(box, tail, habits)
  group.items.push({ box, line, own: tail.slice(0, end) })
  return tail.slice(end)
}

const endOfOwn = (box: Box, tail: readonly Line[], habits: Habits): number => {
  let loose = false
  let above: Line['kind'] = /`{3}|~{3}/.test(box.text) ? 'code' : 'text'
  for (const [index, line] of tail.entries()) {
    const { kind } = line
    if (kind === 'text' && line.indent < box.inside) {
      const goesOn = isQuote(line) ? habits.quotes : !loose && isLazy(line)
      if (!goesOn) return index
    }
    if (kind === 'code' && above !== 'code' && line.indent < box.inside && !habits.fences) return index
    // A blank line or code ends the paragraph that lines without indentation may go on with.
    loose ||= kind !== 'text'
    above = kind
  }
  return tail.length
}

/** A line that goes on with the paragraph above it although it is not indented. */
const isLazy = (line: Line): boolean =>
  !isItem(line.text) &&
  labelOf(line.text) === null &&
  !isNoise(line.text, line) &&
  !/^\s*(?:\*\*|<|\|)/.test(line.text)
