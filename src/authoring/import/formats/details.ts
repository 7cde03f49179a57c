import type { Found } from '../found.ts'
import { hasKey, splitFront } from '../markdown/front-matter.ts'
import { linesOf } from '../markdown/lines.ts'
import { boxOf } from '../markdown/marks.ts'
import { isNoise } from '../markdown/noise.ts'
import { outlineOf } from '../markdown/outline.ts'
import { headingsPassedOver, openRefused, textsPassedOver } from '../markdown/passed-over.ts'
import { letteredOf } from './details/letter.ts'
import { type Parts, partsOf } from './details/parts.ts'
import { explains, questionIn } from './details/question.ts'
import { type Section, sectionsOf } from './details/sections.ts'
import type { Format } from './format.ts'

/** Markdown with lettered options, and the answer folded away in a `<details>` block below them. */
export const details: Format = {
  name: 'details',
  endings: ['md', 'markdown'],
  recognises: text => {
    if (!/<details\b/i.test(text)) return false
    const front = splitFront(text)
    if (hasKey(front, 'options')) return false
    const { lines } = linesOf(front.body)
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
  const headings = [...new Set(sections.flatMap(({ heading }) => heading ?? []))]
  const asked = sections
    .map(section => ({ section, parts: partsOf(section) }))
    .filter(({ parts }) => parts.items.length > 0)
  const { categories, unused } = outlineOf(
    headings,
    asked.map(({ section: { heading, first } }) => ({ heading, isHeading: first === null })),
  )
  return [
    ...asked.map(({ section, parts }, index) => questionIn(section, parts, categories[index]!)),
    ...headingsPassedOver(unused, 'lettered options'),
    ...textsPassedOver(asked.flatMap(({ parts }) => passedOver(parts) ?? [])),
  ]
}

/** The line of a text below the answer that does not say that it explains the question. */
const passedOver = ({ after }: Parts): number | null =>
  explains(after)
    ? null
    : (after.find(line => line.kind === 'text' && !isNoise(line.text, line))?.number ?? null)
