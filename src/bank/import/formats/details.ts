import type { Found } from '../found.ts'
import { letteredOf } from './details/letter.ts'
import { partsOf } from './details/parts.ts'
import { explains, questionIn } from './details/question.ts'
import { type Section, sectionsOf } from './details/sections.ts'
import type { Format } from './format.ts'
import { isNoise } from './markdown/afterword.ts'
import { categoryIn, parentsOf } from './markdown/categories.ts'
import { splitFront } from './markdown/front.ts'
import type { Heading } from './markdown/headings.ts'
import { linesOf } from './markdown/lines.ts'
import { boxOf } from './markdown/marks.ts'
import { headingsPassedOver, openRefused, textsPassedOver } from './markdown/passed-over.ts'

/** Markdown with lettered options, and the answer folded away in a `<details>` block below them. */
export const details: Format = {
  name: 'details',
  endings: ['md', 'markdown'],
  recognises: text => {
    if (!/<details\b/i.test(text)) return false
    const { lines } = linesOf(splitFront(text).body)
    if (lines.some(line => boxOf(line)?.right === true)) return false
    const letters = new Set(lines.flatMap(line => letteredOf(line)?.letter.toUpperCase() ?? []))
    return letters.has('A') && letters.has('B')
  },
  read: ({ text }) => {
    const { lines, open } = linesOf(splitFront(text).body)
    return [...questionsIn(sectionsOf(lines)), ...openRefused(open)]
  },
}

const questionsIn = (sections: readonly Section[]): Found[] => {
  const parted = sections.map(section => ({ section, parts: partsOf(section) }))
  const asked = parted.filter(({ parts }) => parts.items.length > 0)
  const headings = [...new Set(sections.flatMap(({ heading }) => heading ?? []))]
  const own = new Set(
    asked.flatMap(({ section: { heading, first } }) => (first === null && heading ? [heading] : [])),
  )
  const { title, parents } = parentsOf(headings, heading => own.has(heading))
  const used = new Set<Heading | null>([title, ...own])
  const found = asked.map(({ section, parts }) => {
    const { heading, first } = section
    const group =
      heading === null ? null : first === null ? parents.get(heading)! : heading === title ? null : heading
    for (let above = heading; above; above = parents.get(above) ?? null) used.add(above)
    return questionIn(section, parts, group && categoryIn(group))
  })
  const below = asked.flatMap(({ parts: { after } }) => {
    const text = explains(after)
      ? undefined
      : after.find(line => line.kind === 'text' && !isNoise(line.text, line))
    return text?.number ?? []
  })
  const unused = headings.filter(heading => !used.has(heading))
  return [...found, ...headingsPassedOver(unused, 'lettered options'), ...textsPassedOver(below)]
}
