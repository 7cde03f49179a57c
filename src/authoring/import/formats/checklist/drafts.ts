import type { Heading } from '../../markdown/headings.ts'
import type { Line } from '../../markdown/lines.ts'
import { aboveRule } from '../../markdown/noise.ts'
import { isNumberedQuestion, numberedOf } from '../../markdown/numbers.ts'
import type { Standing } from '../../markdown/outline.ts'
import type { StemLines } from '../../markdown/stem.ts'
import { type Group, groupsOf, type Item } from './groups.ts'
import type { Segment } from './segments.ts'
import { isBoldParagraph, startAmong } from './start.ts'

/** A question in its parts, before its texts are read. Nothing says which text it is where `first` is null. */
export type Draft = StemLines &
  Standing & {
    readonly line: number
    readonly items: readonly Item[]
    readonly after: readonly Line[]
    /** The line of a text between options, of which nothing says whether it begins another question. */
    readonly unclear: number | null
    /** The line of a text below a rule, which is taken for advertising. */
    readonly passedOver: number | null
  }

/** The questions below one heading; `hasText` says that the front matter has the text of the first. */
export const draftsOf = ({ heading, lines }: Segment, hasText: boolean): Draft[] => {
  const { groups, after } = groupsOf(lines)
  const starts = startsIn(groups, heading, hasText)
  const begins = groups.flatMap((_, index) => (index === 0 || starts[index] !== null ? [index] : []))
  return begins.map((begin, index) => {
    const group = groups[begin]!
    const next = begins[index + 1] ?? groups.length
    // What stands above the start of the next question is about this one.
    const below = groups[next]?.before.slice(0, starts[next]!) ?? after
    return {
      heading,
      ...beginningOf(group, starts[begin]!, heading),
      items: group.items,
      ...aboveRule(below),
      unclear: next > begin + 1 ? firstText(groups[begin + 1]!) : null,
    }
  })
}

const firstText = ({ before }: Group): number =>
  before.find(({ kind }) => kind === 'text' || kind === 'code')!.number

/** Where the question of each group begins among the lines above it; null where nothing says so. */
const startsIn = (groups: readonly Group[], heading: Heading | null, hasText: boolean): (number | null)[] => {
  let number: number | null = null
  return groups.map((group, index) => {
    const start = index === 0 ? firstStart(groups, heading, hasText) : startAmong(group.before, number)
    const line = group.before[start ?? -1]
    number = (line && numberedOf(line)?.number) ?? number
    return start
  })
}

const firstStart = (groups: readonly Group[], heading: Heading | null, hasText: boolean): number | null => {
  const group = groups[0]!
  if (hasText) return null
  return heading === null ? startAmong(group.before, null) : startBelowHeading(group, groups.length > 1)
}

/** Below a heading there may be a question of its own, which the heading then only groups with others. */
const startBelowHeading = ({ before, items }: Group, hasOthers: boolean): number | null => {
  const first = before.findIndex(({ kind }) => kind === 'text')
  if (first === -1) return null
  const holder = before.findLastIndex(
    line => numberedOf(line) !== null && items[0]!.box.indent > line.indent + 1,
  )
  if (holder !== -1) return holder
  const numbered = before.filter(line => numberedOf(line) !== null)
  if (numbered.length === 1 && numbered[0] === before[first]) return first
  if (isNumberedQuestion(before[first]!.text)) return first
  return hasOthers && isBoldParagraph(before, first) ? first : null
}

type Beginning = Pick<Draft, 'line' | 'isHeading' | 'first' | 'body' | 'inside'>

/** Where no line begins the question, its heading does. */
const beginningOf = ({ before, items }: Group, start: number | null, heading: Heading | null): Beginning => {
  if (start === null) {
    const line = heading?.line ?? items[0]!.line
    return { line, isHeading: heading !== null, first: heading?.text ?? null, body: before, inside: 0 }
  }
  const line = before[start]!
  const numbered = numberedOf(line)
  return {
    line: line.number,
    isHeading: false,
    first: numbered?.text ?? line.text.trim(),
    body: before.slice(start + 1),
    inside: numbered?.inside ?? line.indent,
  }
}
