import { letterAt } from '../letters.ts'
import {
  note,
  refusal,
  type SourceEntry,
  type SourceQuestion,
  type SourceRefusal,
  sourceQuestion,
} from '../source-entry.ts'
import { type Block, flatten, linesOf, type MarkdownLine, parseBlocks } from './blocks.ts'
import { labelOf, unbold, withoutNumber } from './phrases.ts'
import { PICTURE_CUT, picturesRefused } from './pictures.ts'
import { type Start, startsIn } from './starts.ts'
import { joinLines, optionText, readAfterword, readStem, saysSomething } from './texts.ts'

/** A block that may be an option, with its text, and its letter if it has one. */
export type QuizBlock = Block & {
  readonly option: { readonly text: string; readonly letter: string | null } | null
}

/** An option, and what stands below it for it alone: in its list item, and at the margin. */
export type OptionItem = {
  readonly block: QuizBlock
  readonly own: readonly Block[]
  readonly attached: Block[]
}

/** Options that follow each other, and what stands above them. */
export type Group = {
  readonly before: readonly QuizBlock[]
  readonly items: OptionItem[]
  /** The first option whose letter is not the next one. */
  gap: Block | null
}

/** What a format of Markdown says about its questions. */
export type Notation = {
  /** Whether what is folded away in `<details>` is no part of questions and options. */
  readonly folds: boolean
  /** The blocks that a paragraph is, each with the option that it is. */
  readonly cut: (block: Block) => readonly QuizBlock[]
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

/** All questions of a Markdown text, with notes and refusals. `base` holds the parts from the front matter. */
export const readQuiz = (
  text: string,
  notation: Notation,
  base: SourceQuestion | null = null,
): SourceEntry[] => {
  const { blocks, unclosed } = parseBlocks(text, notation.folds)
  const segments = segmentsOf(rowsOf(blocks, notation), base !== null)
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

/** Blocks in the order of the source. What stands in the list item of an option is its own, save what is folded away. */
const rowsOf = (blocks: readonly Block[], notation: Notation): QuizBlock[] =>
  blocks.flatMap(block => {
    const [first, ...others] = notation.cut(block)
    if (first!.option === null) return [first!, ...others, ...rowsOf(block.children, notation)]
    const below = flatten(block.children)
    const folded = below.filter(({ isFolded }) => isFolded).map(row => ({ ...row, option: null }))
    return [{ ...first!, children: below.filter(({ isFolded }) => !isFolded) }, ...others, ...folded]
  })

/** A heading and the blocks below it, up to the next. Null before the first heading. */
type Segment = { readonly heading: Block | null; readonly rows: QuizBlock[] }

/** Headings such as "Explanation" or "Options" belong to the question above them. */
const segmentsOf = (rows: readonly QuizBlock[], hasText: boolean): Segment[] => {
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

/** The groups of options below a heading, and what stands below the last one. A text between two options parts them. */
const groupsIn = (rows: readonly QuizBlock[]) => {
  const groups: Group[] = []
  let loose: QuizBlock[] = []
  let isApart = true
  for (const row of rows) {
    const letter = row.option?.letter ?? null
    // A text that begins like an option C is none, unless it follows an option.
    if (row.option === null || (isApart && letter !== null && letter.toUpperCase() !== 'A')) {
      loose.push(row)
      isApart ||= !isAttachable(row)
      continue
    }
    if (isApart) groups.push({ before: attachUsual(groups.at(-1), loose), items: [], gap: null })
    else
      groups
        .at(-1)!
        .items.at(-1)!
        .attached.push(...loose)
    const group = groups.at(-1)!
    if (letter !== null && letter !== nextLetter(group, letter)) group.gap ??= row
    else group.items.push({ block: row, own: row.children, attached: [] })
    loose = []
    isApart = false
  }
  return { groups, after: attachUsual(groups.at(-1), loose) }
}

const isAttachable = ({ kind, isFolded }: Block): boolean =>
  (kind === 'quote' || kind === 'code') && !isFolded

/** All letters are large or small as the first. */
const nextLetter = ({ items }: Group, letter: string): string => {
  const isSmall = /[a-z]/.test(items[0]?.block.option?.letter ?? letter)
  return isSmall ? letterAt(items.length).toLowerCase() : letterAt(items.length)
}

/** Gives the last option quotes and code at the margin, if others have theirs so. Returns what is left. */
const attachUsual = (group: Group | undefined, loose: readonly QuizBlock[]): readonly QuizBlock[] => {
  const last = group?.items.at(-1)
  if (last === undefined) return loose
  const usual = new Set(group!.items.flatMap(({ attached }) => attached.map(({ kind }) => kind)))
  if (last.block.text === '') usual.add('code')
  const end = loose.findIndex(row => !isAttachable(row) || !usual.has(row.kind))
  const count = end === -1 ? loose.length : end
  last.attached.push(...loose.slice(0, count))
  return loose.slice(count)
}

/** `hasText`: the front matter has the text of the first question. */
const draftsOf = (segment: Segment, hasText: boolean): Draft[] => {
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
      unclear: next > begin + 1 ? groups[begin + 1]!.before.find(row => !isAttachable(row))!.line : null,
    }
  })
}

const placeOf = (start: Start): number => (typeof start === 'number' ? start : -1)

/** The title of the whole file, which groups nothing: the first heading, where no other is as high. */
const titleOf = ([first, ...others]: readonly Block[]): Block | null =>
  first !== undefined && others.every(({ depth }) => depth > first.depth) ? first : null

type Part = Segment & { readonly drafts: readonly Draft[] }

/** The category of each question: the next heading above that is no question itself. */
const categoriesOf = (parts: readonly Part[], title: Block | null) => {
  const above: Block[] = []
  return parts.flatMap(({ heading, drafts }) => {
    while (heading !== null && above.length > 0 && above.at(-1)!.depth >= heading.depth) above.pop()
    const group = above.at(-1) ?? null
    if (heading !== null && !drafts.some(({ isHeading }) => isHeading)) above.push(heading)
    return drafts.map(draft => {
      const own = draft.isHeading ? group : draft.heading
      return own === null || own === title ? null : categoryIn(own)
    })
  })
}

/** Null where the heading only announces questions. */
const categoryIn = ({ text }: Block): string | null => {
  const plain = unbold(withoutNumber(text)).replaceAll(/\[([^[\]]*)\]\([^()]*\)|`/g, '$1')
  const isEmpty = /^\s*(?:(?:(?:practice |sample |exam )?questions?|quiz|test)\s*\d*)?\s*$/i.test(plain)
  return isEmpty ? null : plain.trim()
}

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
