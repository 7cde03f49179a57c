import { unbold, withoutNumber } from './phrases.ts'
import type { MarkdownRow } from './rows.ts'

/** Where a question stands: the heading that it is, or the one that it stands under. */
type QuestionPlace = { readonly heading: MarkdownRow | null; readonly isHeading: boolean }

/** Each question's category, by the heading that groups it, and the headings that no question is or stands under. */
export const outlineOf = (
  headings: readonly MarkdownRow[],
  questions: readonly QuestionPlace[],
): { readonly categories: readonly (string | null)[]; readonly unused: readonly MarkdownRow[] } => {
  const own = new Set(questions.flatMap(({ heading, isHeading }) => (isHeading && heading ? [heading] : [])))
  const title = titleOf(headings)
  const parents = parentsOf(headings, own)
  const used = new Set([title, ...own])
  const categories = questions.map(({ heading, isHeading }) => {
    for (let above = heading; above !== null; above = parents.get(above) ?? null) used.add(above)
    const group = isHeading && heading !== null ? parents.get(heading) : heading
    return group && group !== title ? categoryIn(group) : null
  })
  return { categories, unused: headings.filter(heading => !used.has(heading)) }
}

/** The title of the whole file, which groups nothing: the first heading, where no other is as high. */
const titleOf = ([first, ...others]: readonly MarkdownRow[]): MarkdownRow | null =>
  first === undefined || others.some(({ depth }) => depth <= first.depth) ? null : first

/** The next higher heading above each that is no question. */
const parentsOf = (
  headings: readonly MarkdownRow[],
  questions: ReadonlySet<MarkdownRow>,
): ReadonlyMap<MarkdownRow, MarkdownRow | null> => {
  const above: MarkdownRow[] = []
  const parents = new Map<MarkdownRow, MarkdownRow | null>()
  for (const heading of headings) {
    while (above.length > 0 && above.at(-1)!.depth >= heading.depth) above.pop()
    parents.set(heading, above.at(-1) ?? null)
    if (!questions.has(heading)) above.push(heading)
  }
  return parents
}

/** Null where the heading only announces questions. */
const categoryIn = ({ text }: MarkdownRow): string | null => {
  const plain = unbold(withoutNumber(text)).replaceAll(/\[([^[\]]*)\]\([^()]*\)|`/g, '$1')
  const isEmpty = /^\s*(?:(?:(?:practice |sample |exam )?questions?|quiz|test)\s*\d*)?\s*$/i.test(plain)
  return isEmpty ? null : plain.trim()
}
