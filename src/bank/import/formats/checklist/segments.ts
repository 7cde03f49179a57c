import { labelOf } from '../markdown/afterword.ts'
import { type Heading, headingAt } from '../markdown/headings.ts'
import type { Line } from '../markdown/lines.ts'
import { boxOf } from '../markdown/marks.ts'

/** A heading and the lines below it, up to the next. Null before the first heading. */
export type Segment = { readonly heading: Heading | null; readonly lines: Line[] }

/** Headings such as "Explanation" or "Options" belong to the question above them. */
export const segmentsOf = (lines: readonly Line[], named: boolean): Segment[] => {
  const segments: Segment[] = [{ heading: null, lines: [] }]
  let boxes = false
  let underlined = false
  for (const [index, line] of lines.entries()) {
    const current = segments.at(-1)!
    const heading: Heading | null = underlined ? null : headingAt(lines, index)
    const skip = underlined
    underlined = heading !== null && !line.text.trimStart().startsWith('#')
    if (skip) continue
    if (heading === null || (boxes && labelOf(heading.text)?.rest === '')) {
      current.lines.push(line)
      boxes ||= boxOf(line) !== null
    } else if (boxes || !isPart(heading.text) || (current.heading === null && !named)) {
      segments.push({ heading, lines: [] })
      boxes = false
    }
  }
  return segments
}

const isPart = (text: string): boolean => /^(?:answers?|answer options|options?|choices?)\s*:?$/i.test(text)
