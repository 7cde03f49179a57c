import {
  note,
  refusal,
  type SourceEntry,
  type SourceQuestion,
  type SourceRefusal,
  sourceQuestion,
} from '../source-entry.ts'
import { type Block, parseBlocks } from './blocks.ts'
import { type Draft, draftsOf, segmentsOf } from './drafts.ts'
import { type CutBlock, rowsOf } from './groups.ts'
import { linesOf, type MarkdownLine } from './lines.ts'
import { categoriesOf, titleOf } from './outline.ts'
import { PICTURE_CUT, picturesRefused } from './pictures.ts'
import { joinLines, optionText, readAfterword, readStem, saysSomething } from './texts.ts'

/** What a format of Markdown says about its questions. */
export type Notation = {
  /** Whether what is folded away in `<details>` is no part of questions and options. */
  readonly folds: boolean
  /** The blocks that a paragraph is, each with the option that it is. */
  readonly cut: CutBlock
  /** Whether quotes and paragraphs below an option are its reason. */
  readonly hasReasons: boolean
  readonly keyOf: (draft: Draft, options: readonly string[]) => QuizKey
  readonly problemIn: (draft: Draft) => SourceRefusal | null
  /** What explains the question, and the line of a text that is not about it. */
  readonly explanationIn: (after: readonly Block[]) => {
    readonly blocks: readonly Block[]
    readonly passedOver: number | null
  }
  /** What a heading lacks below which there is no question. */
  readonly list: string
}

export type QuizKey = {
  readonly answer: readonly string[]
  readonly isMarked: boolean
  readonly texts: readonly string[]
  readonly repairs: readonly string[]
  /** What stands beside the answer: explanation and links. */
  readonly lines: readonly MarkdownLine[]
  readonly problem: SourceRefusal | null
}

/** All questions of a Markdown text, with notes and refusals. `base` holds the parts from the front matter. */
export const readQuiz = (
  text: string,
  notation: Notation,
  base: SourceQuestion | null = null,
): SourceEntry[] => {
  const { blocks, unclosed } = parseBlocks(text, notation.folds)
  const segments = segmentsOf(rowsOf(blocks, notation.cut), base !== null)
  // Where the front matter has the text of the first question, the title above it repeats its name at most.
  const first = base && segments.find(({ rows }) => rows.some(({ option }) => option))
  const parts = segments.map(segment => ({ ...segment, drafts: draftsOf(segment, segment === first) }))
  const drafts = parts.flatMap(part => part.drafts)
  const title = titleOf(parts.flatMap(({ heading }) => heading ?? []))
  const categories = categoriesOf(parts, title)
  const asides = drafts.flatMap(({ above, after }) => {
    const intro = above.find(saysSomething)?.line ?? null
    return [intro, notation.explanationIn(after).passedOver].filter(line => line !== null)
  })
  const unused = parts.flatMap(({ heading, drafts }, index) => {
    const isGroup = (parts[index + 1]?.heading?.depth ?? 0) > (heading?.depth ?? 0)
    return heading === null || heading === title || isGroup || drafts.length > 0 ? [] : [heading.line]
  })
  return [
    ...drafts.map((draft, index) =>
      questionIn(draft, categories[index]!, notation, index === 0 ? base : null),
    ),
    ...passedOver(unused, 'heading', ` without ${notation.list} passed over, the first on this line`),
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

const questionIn = (
  draft: Draft,
  category: string | null,
  notation: Notation,
  base: SourceQuestion | null,
): SourceEntry => {
  const { line } = draft
  const rest = base ?? sourceQuestion({ line, question: '', options: [], answer: [] })
  const stem = readStem(draft)
  const options = draft.items.map(item => optionText(item, notation.hasReasons))
  const key = notation.keyOf(
    draft,
    options.map(({ text }) => text),
  )
  const problem =
    problemIn(draft, base !== null) ??
    notation.problemIn(draft) ??
    key.problem ??
    picturesRefused(line, stem.pictures.length + (rest.image === null ? 0 : 1), options)
  if (problem !== null) return problem
  const after = readAfterword([...key.lines, ...linesOf(notation.explanationIn(draft.after).blocks)])
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
  if (first === null && !hasText) return refusal(items[0]!.block.line, 'question-unclear', UNCLEAR)
  return unclear === null ? null : refusal(unclear, 'options-apart', APART)
}

const UNCLEAR =
  'nothing says which text is the question to these options: number it (`1. …`) or make it a heading (`### …`) above them'
const APART =
  'nothing says whether this text begins another question: make it a heading (`### …`) if so, else indent it below its option'
