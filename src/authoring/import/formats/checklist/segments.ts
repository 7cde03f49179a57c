import { type Heading, headed } from '../../markdown/headings.ts'
import { labelOf } from '../../markdown/labels.ts'
import type { Line } from '../../markdown/lines.ts'
import { boxOf } from '../../markdown/marks.ts'

/** A heading and the lines below it, up to the next. Null before the first heading. */
export type Segment = { readonly heading: Heading | null; readonly lines: Line[] }

/**
 * Headings such as "Explanation" or "Options" belong to the question above them; `hasText` says that the front matter
 * has its text.
 */
export const segmentsOf = (lines: readonly Line[], hasText: boolean): Segment[] => {
  const segments: Segment[] = [{ heading: null, lines: [] }]
  let hasBoxes = false
  for (const { line, heading } of headed(lines)) {
    const current = segments.at(-1)!
    if (heading === null || (hasBoxes && labelOf(heading.text)?.rest === '')) {
      current.lines.push(line)
      hasBoxes ||= boxOf(line) !== null
      continue
    }
    const isOfQuestion = !hasBoxes && OPTIONS.test(heading.text) && (current.heading !== null || hasText)
    if (isOfQuestion) continue
    segments.push({ heading, lines: [] })
    hasBoxes = false
  }
  return segments
}

const OPTIONS = /^(?:answers?|answer options|options?|choices?)\s*:?$/i
