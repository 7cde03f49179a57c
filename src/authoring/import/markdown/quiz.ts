import {
  note,
  refusal,
  type SourceEntry,
  type SourceQuestion,
  type SourceRefusal,
  sourceQuestion,
} from '../source-entry.ts'
import { linesOf } from './lines.ts'
import type { Draft, Notation } from './notation.ts'
import { groupOptions } from './options.ts'
import { outlineOf } from './outline.ts'
import { labelOf } from './phrases.ts'
import { PICTURE_CUT, picturesRefused } from './pictures.ts'
import { type MarkdownRow, parseRows } from './rows.ts'
import { type Start, startsIn } from './starts.ts'
import { joinLines, optionText, readAfterword, readStem, saysSomething } from './texts.ts'

/** All questions of a Markdown text, with notes and refusals. `base` holds the parts from the front matter. */
export const readQuiz = (
  text: string,
  notation: Notation,
  base: SourceQuestion | null = null,
): SourceEntry[] => {
  const { rows, unclosed } = parseRows(text)
  const segments = segmentsOf(rows.flatMap(notation.rowsOf), notation, base !== null)
  // Where the front matter has the text of the first question, the title above it repeats its name at most.
  const first = base && segments.find(({ rows }) => rows.some(notation.isOption))
  const drafts = segments.flatMap(segment => draftsOf(segment, notation, segment === first))
  const headings = segments.flatMap(({ heading }) => heading ?? [])
  const { categories, unused } = outlineOf(headings, drafts)
  const asides = drafts.flatMap(({ above, after }) => [
    ...above
      .filter(saysSomething)
      .slice(0, 1)
      .map(({ line }) => line),
    ...[notation.explanationIn(after).passedOver].filter(line => line !== null),
  ])
  const below = unused.map(({ line }) => line)
  return [
    ...drafts.map((draft, index) =>
      questionIn(draft, categories[index]!, notation, index === 0 ? base : null),
    ),
    ...passedOver(below, 'heading', ` without ${notation.list} passed over, the first on this line`),
    ...passedOver(asides, 'text', ` passed over, the first on this line: ${EXPLAIN_HINT}`),
    ...(unclosed === null ? [] : [refusal(unclosed.line, 'markdown-open', openMessage(unclosed.what))]),
  ]
}

const openMessage = (what: string): string =>
  `the ${what} that begins here is never closed: close it, since nothing below it is read`

/** One line of the report for all of them. */
const passedOver = ([first, ...others]: readonly number[], noun: string, rest: string): SourceEntry[] =>
  first === undefined
    ? []
    : [note(first, `${others.length + 1} ${noun}${others.length === 0 ? '' : 's'}${rest}`)]

const EXPLAIN_HINT = 'where it explains a question, write `Explanation:` before it'

/** A heading and the rows below it, up to the next. Null before the first heading. */
type Segment = { readonly heading: MarkdownRow | null; readonly rows: MarkdownRow[] }

/** Headings such as "Explanation" or "Options" belong to the question above them. */
const segmentsOf = (rows: readonly MarkdownRow[], { isOption }: Notation, hasText: boolean): Segment[] => {
  const segments: Segment[] = [{ heading: null, rows: [] }]
  let hasOptions = false
  for (const row of rows) {
    const current = segments.at(-1)!
    const isHeading = row.kind === 'heading' && !row.isFolded
    if (!isHeading || (hasOptions && labelOf(row.text)?.rest === '')) {
      current.rows.push(row)
      hasOptions ||= isOption(row)
    } else if (hasOptions || !OPTIONS.test(row.text) || (current.heading === null && !hasText)) {
      segments.push({ heading: row, rows: [] })
      hasOptions = false
    }
  }
  return segments
}

const OPTIONS = /^(?:answers?|answer options|options?|choices?)\s*:?$/i

/** `hasText`: the front matter has the text of the first question. */
const draftsOf = (segment: Segment, notation: Notation, hasText: boolean): Draft[] => {
  const { rows } = segment
  const heading = hasText ? null : segment.heading
  const { groups, after } = groupOptions(rows, notation)
  const starts = startsIn(groups, heading, hasText)
  const begins = groups.flatMap((_, index) => (index === 0 || starts[index] !== null ? [index] : []))
  return begins.map((begin, index) => {
    const group = groups[begin]!
    const isHeading = starts[begin] === 'heading'
    const start = rowOf(starts[begin]!)
    const first = isHeading ? heading : (group.before[start] ?? null)
    const next = begins[index + 1] ?? groups.length
    return {
      ...group,
      heading,
      isHeading,
      line: (first ?? heading ?? group.items[0]!.option).line,
      first,
      above: index === 0 ? group.before.slice(0, Math.max(0, start)) : [],
      body: group.before.slice(start + 1),
      // Rows above the start of the next question belong to this one.
      after: groups[next]?.before.slice(0, rowOf(starts[next]!)) ?? after,
      unclear: next > begin + 1 ? groups[begin + 1]!.before[0]!.line : null,
    }
  })
}

const rowOf = (start: Start): number => (typeof start === 'number' ? start : -1)

const questionIn = (
  draft: Draft,
  category: string | null,
  notation: Notation,
  base: SourceQuestion | null,
): SourceEntry => {
  const { line, items } = draft
  const rest = base ?? sourceQuestion({ line, question: '', options: [], answer: [] })
  const stem = readStem(draft)
  const options = items.map(item => optionText(item, notation))
  const key = notation.keyOf(draft, options)
  const problem =
    problemIn(draft, base !== null) ??
    notation.problemIn(draft) ??
    key.problem ??
    picturesRefused(line, stem.pictures.length + (rest.image === null ? 0 : 1), options)
  if (problem !== null) return problem
  const after = readAfterword([...key.lines, ...linesOf(notation.explanationIn(draft.after).rows)])
  const hadPicture = after.hadPicture || options.some(option => option.hadPicture)
  return {
    ...rest,
    question: joinLines([rest.question, '', stem.text]),
    options: options.map(({ rationale }, place) => ({ text: key.texts[place]!, rationale })),
    isMarked: key.isMarked,
    answer: key.answer,
    explanation: joinLines([rest.explanation, '', after.explanation]),
    references: [...new Set([...rest.references, ...stem.references, ...after.references])],
    categories: rest.categories.length > 0 || category === null ? rest.categories : [category],
    image: stem.pictures[0] ?? rest.image,
    repairs: [...rest.repairs, ...key.repairs, ...(hadPicture ? [PICTURE_CUT] : [])],
  }
}

const problemIn = ({ first, items, unclear }: Draft, hasText: boolean): SourceRefusal | null => {
  if (first === null && !hasText) return refusal(items[0]!.option.line, 'question-unclear', UNCLEAR)
  return unclear === null ? null : refusal(unclear, 'options-apart', APART)
}

const UNCLEAR =
  'nothing says which text is the question to these options: number it (`1. …`) or make it a heading (`### …`) above them'
const APART =
  'nothing says whether this text begins another question: make it a heading (`### …`) if so, else indent it below its option'
