import { aboveRule } from '../markdown/afterword.ts'
import type { Heading } from '../markdown/headings.ts'
import type { Line } from '../markdown/lines.ts'
import { isNumberedQuestion, numberedOf } from '../markdown/marks.ts'
import { type Group, groupsOf, type Item } from './groups.ts'
import type { Segment } from './segments.ts'
import { isBoldParagraph, startAmong } from './start.ts'

/** A question in its parts, before its texts are read. */
export type Draft = {
  readonly line: number
  /** The heading that the question is, or that it stands under. */
  readonly heading: Heading | null
  readonly isHeading: boolean
  /** Its first line without number, and the others. Null where nothing says which text is the question. */
  readonly first: string | null
  readonly body: readonly Line[]
  /** Columns by which the body is indented. */
  readonly inside: number
  readonly items: readonly Item[]
  after: readonly Line[]
  /** The line of a text between options, of which nothing says whether it begins another question. */
  unclear: number | null
  /** The line of a text below a rule, which is taken for advertising. */
  passedOver: number | null
}

/** The questions below one heading; `named` says that the front matter has the text of the first. */
export const draftsOf = ({ heading, lines }: Segment, named: boolean): Draft[] => {
  const { groups, after } = groupsOf(lines)
  const drafts: Draft[] = []
  let previous: number | null = null
  for (const [index, group] of groups.entries()) {
    const isNamed = named && index === 0
    const start = startOf(group, groups, index, heading, isNamed, previous)
    if (index > 0 && start === null) {
      drafts.at(-1)!.unclear ??= group.before.find(({ kind }) => kind === 'text' || kind === 'code')!.number
      continue
    }
    const above = index > 0 ? group.before.slice(0, start ?? group.before.length) : []
    if (index > 0) Object.assign(drafts.at(-1)!, aboveRule(above))
    drafts.push(draftOf(group, start, heading, isNamed || index === 0))
    previous = numberOf(group.before[start ?? -1]) ?? previous
  }
  if (drafts.length > 0) Object.assign(drafts.at(-1)!, aboveRule(after))
  return drafts
}

const numberOf = (line: Line | undefined): number | null =>
  line === undefined ? null : (numberedOf(line)?.number ?? null)

const startOf = (
  group: Group,
  groups: readonly Group[],
  index: number,
  heading: Heading | null,
  named: boolean,
  previous: number | null,
): number | null => {
  if (named) return null
  if (index > 0 || heading === null) return startAmong(group.before, previous)
  return startBelowHeading(group, groups)
}

/** Below a heading there may be a question of its own, which the heading then only groups with others. */
const startBelowHeading = ({ before, items }: Group, groups: readonly Group[]): number | null => {
  const first = before.findIndex(({ kind }) => kind === 'text')
  if (first === -1) return null
  const holds = (line: Line) => numberedOf(line) !== null && items[0]!.box.indent > line.indent + 1
  const holder = before.findLastIndex(holds)
  if (holder !== -1) return holder
  const numbered = before.filter(line => numberedOf(line) !== null)
  if (numbered.length === 1 && numbered[0] === before[first]) return first
  if (isNumberedQuestion(before[first]!.text)) return first
  return groups.length > 1 && isBoldParagraph(before, first) ? first : null
}

const draftOf = (
  group: Group,
  start: number | null,
  heading: Heading | null,
  mayBeHeading: boolean,
): Draft => {
  const shared = { heading, items: group.items, after: [], unclear: null, passedOver: null }
  const line = group.before[start ?? -1]
  if (start === null || line === undefined) {
    const first = mayBeHeading ? (heading?.text ?? null) : null
    const isHeading = mayBeHeading && heading !== null
    const at = isHeading ? heading.line : group.items[0]!.line
    return { ...shared, line: at, isHeading, first, body: mayBeHeading ? group.before : [], inside: 0 }
  }
  const numbered = numberedOf(line)
  const first = numbered?.text ?? line.text.trim()
  const inside = numbered?.inside ?? line.indent
  return {
    ...shared,
    line: line.number,
    isHeading: false,
    first,
    body: group.before.slice(start + 1),
    inside,
  }
}
