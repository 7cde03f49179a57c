import { type Found, note, type Refused, refused } from '../found.ts'
import { type Draft, draftsOf, type Grouping, type Segment, segmentsOf } from './drafts.ts'
import { outlineOf } from './outline.ts'
import { type Row, readRows } from './rows.ts'

/** How a format writes options and answers. */
export type Notation = {
  readonly isOption: (row: Row) => boolean
  readonly grouping: Grouping
  /** `index` counts the questions of the file. */
  readonly question: (draft: Draft, category: string | null, index: number) => Found
  /** The line of a text below a question that is not about it. */
  readonly passedOver: (draft: Draft) => number | null
  /** What a heading lacks below which there is no question. */
  readonly list: string
  /** Whether the front matter has the text of the first question. */
  readonly hasText: boolean
}

/** All questions of a Markdown text, and what else is to be said of it. */
export const readQuestions = (text: string, rewrite: (row: Row) => Row[], notation: Notation): Found[] => {
  const { rows, unclosed } = readRows(text)
  const { isOption, grouping, question, passedOver, list, hasText } = notation
  const segments = segmentsOf(rows.flatMap(rewrite), isOption, hasText)
  const drafts = draftsIn(segments, isOption, grouping, hasText)
  const headings = segments.flatMap(({ heading }) => heading ?? [])
  const { categories, unused } = outlineOf(headings, drafts)
  const questions = drafts.map((draft, index) => question(draft, categories[index]!, index))
  return [
    ...questions,
    ...countedNote(
      unused.map(({ line }) => line),
      'heading',
      ` without ${list} passed over, the first on this line`,
    ),
    ...countedNote(
      drafts.flatMap(draft => passedOver(draft) ?? []),
      'text',
      ` passed over, the first on this line: ${EXPLAIN_HINT}`,
    ),
    ...(unclosed === null ? [] : [unclosedRefusal(unclosed)]),
  ]
}

/** Where the front matter has the text of the first question, the title above it repeats its name at most. */
const draftsIn = (
  segments: readonly Segment[],
  isOption: (row: Row) => boolean,
  grouping: Grouping,
  hasText: boolean,
): Draft[] => {
  const first = hasText ? segments.find(({ rows }) => rows.some(isOption)) : undefined
  return segments.flatMap(segment =>
    segment === first
      ? draftsOf({ ...segment, heading: null }, grouping, true)
      : draftsOf(segment, grouping, false),
  )
}

/** One line of the report for all of them. */
const countedNote = (lines: readonly number[], noun: string, rest: string): Found[] =>
  lines.length === 0
    ? []
    : [note(lines[0]!, `${lines.length} ${noun}${lines.length === 1 ? '' : 's'}${rest}`)]

const EXPLAIN_HINT = 'where it explains a question, write `Explanation:` before it'

const unclosedRefusal = ({ line, what }: { readonly line: number; readonly what: string }): Refused =>
  refused(
    line,
    'markdown-open',
    `the ${what} that begins here is never closed: close it, since nothing below it is read`,
  )
