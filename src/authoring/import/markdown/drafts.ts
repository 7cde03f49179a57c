import type { Block } from './blocks.ts'
import { type Group, groupsIn, isAttachable, type QuizBlock } from './groups.ts'
import { labelOf } from './phrases.ts'
import { type Start, startsIn } from './starts.ts'

/** A question as blocks, before its texts are read. */
export type Draft = Group & {
  readonly heading: Block | null
  readonly isHeading: boolean
  readonly line: number
  /** Null where it is unclear which block is the question. */
  readonly first: Block | null
  /** What stands above the first question below a heading, and is no part of it. */
  readonly above: readonly Block[]
  readonly body: readonly Block[]
  readonly after: readonly QuizBlock[]
  /** The line of a text between options that may or may not begin another question. */
  readonly unclear: number | null
}

/** A heading and the blocks below it, up to the next. Null before the first heading. */
export type Segment = { readonly heading: Block | null; readonly rows: QuizBlock[] }

/** Headings such as "Explanation" or "Options" belong to the question above them. */
export const segmentsOf = (rows: readonly QuizBlock[], hasText: boolean): Segment[] => {
  const segments: Segment[] = [{ heading: null, rows: [] }]
  let hasOptions = false
  for (const row of rows) {
    const current = segments.at(-1)!
    const isHeading = row.kind === 'heading' && !row.isFolded
    if (!isHeading || (hasOptions && labelOf(row.text)?.rest === '')) {
      current.rows.push(row)
      hasOptions ||= row.option !== null
    } else if (hasOptions || !OPTIONS.test(row.text) || (current.heading === null && !hasText)) {
      segments.push({ heading: row, rows: [] })
      hasOptions = false
    }
  }
  return segments
}

const OPTIONS = /^(?:answers?|answer options|options?|choices?)\s*:?$/i

/** `hasText`: the front matter has the text of the first question. */
export const draftsOf = (segment: Segment, hasText: boolean): Draft[] => {
  const heading = hasText ? null : segment.heading
  const { groups, after } = groupsIn(segment.rows)
  const starts = startsIn(groups, heading, hasText)
  const begins = groups.flatMap((_, index) => (index === 0 || starts[index] !== null ? [index] : []))
  return begins.map((begin, index) => {
    const group = groups[begin]!
    const isHeading = starts[begin] === 'heading'
    const start = placeOf(starts[begin]!)
    const first = isHeading ? heading : (group.before[start] ?? null)
    const next = begins[index + 1] ?? groups.length
    return {
      ...group,
      heading,
      isHeading,
      line: (first ?? heading ?? group.items[0]!.block).line,
      first,
      above: index === 0 ? group.before.slice(0, Math.max(0, start)) : [],
      body: group.before.slice(start + 1),
      // What stands above the start of the next question belongs to this one.
      after: groups[next]?.before.slice(0, placeOf(starts[next]!)) ?? after,
      unclear: next > begin + 1 ? textAbove(groups[begin + 1]!).line : null,
    }
  })
}

/** What parts a group from the options above it. */
const textAbove = ({ before }: Group): Block =>
  before.find(block => !isAttachable(block) && !block.isFolded) ?? before[0]!

const placeOf = (start: Start): number => (typeof start === 'number' ? start : -1)
