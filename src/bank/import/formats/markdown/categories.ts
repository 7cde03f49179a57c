import type { Heading } from './headings.ts'
import { unbold, withoutNumber } from './marks.ts'

/** For each heading: the text of the one that groups it, or null. The title of the whole file groups nothing. */
export const parentsOf = (headings: readonly Heading[], isQuestion: (heading: Heading) => boolean) => {
  const title = titleOf(headings)
  const open: Heading[] = []
  const parents = new Map<Heading, Heading | null>()
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)!.depth >= heading.depth) open.pop()
    const parent = open.at(-1) ?? null
    parents.set(heading, parent === title ? null : parent)
    if (!isQuestion(heading)) open.push(heading)
  }
  return { title, parents }
}

/** The first heading, where no other is as high. */
const titleOf = (headings: readonly Heading[]): Heading | null => {
  const first = headings[0]
  if (first === undefined) return null
  return headings.some((heading, index) => index > 0 && heading.depth <= first.depth) ? null : first
}

/** Null where the heading says no more than that questions follow. */
export const categoryIn = ({ text }: Heading): string | null => {
  const plain = unbold(withoutNumber(text))
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('`', '')
    .trim()
  return plain === '' || /^(?:(?:practice |sample |exam )?questions?|quiz|test)\s*\d*$/i.test(plain)
    ? null
    : plain
}
