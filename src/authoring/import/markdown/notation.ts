import type { SourceRefusal } from '../source-entry.ts'
import type { MarkdownLine } from './lines.ts'
import type { MarkdownRow } from './rows.ts'

/** An option, and what stands below it for it alone. */
export type OptionItem = { readonly option: MarkdownRow; readonly own: MarkdownRow[] }

/** Options in a row, and what stands above them. */
export type Group = {
  readonly before: readonly MarkdownRow[]
  readonly items: OptionItem[]
  /** An option that is not the next one. */
  gap: MarkdownRow | null
  /** A row between two options that is neither. */
  stray: MarkdownRow | null
}

/** The rows between the last option and the current row. */
export type Between = {
  /** The first row that cannot belong to the option above, and the first such row with content. */
  readonly text: MarkdownRow | null
  readonly stray: MarkdownRow | null
  /** Whether an answer that is folded away is among them. */
  readonly isAnswered: boolean
}

export type OptionText = {
  readonly text: string
  readonly rationale: string | null
  readonly hadPicture: boolean
}

export type Notation = {
  /** The rows that a paragraph is, for this format. */
  readonly rowsOf: (row: MarkdownRow) => MarkdownRow[]
  readonly isOption: (row: MarkdownRow) => boolean
  /** What a row is beside the options above it; null where it is no option. */
  readonly roleOf: (
    row: MarkdownRow,
    group: Group | undefined,
    between: Between,
  ) => 'next' | 'first' | 'gap' | null
  readonly textOf: (option: MarkdownRow) => string
  /** Whether quotes and paragraphs below an option are its reason. */
  readonly hasReasons: boolean
  readonly keyOf: (draft: Draft, options: readonly OptionText[]) => QuizKey
  readonly problemIn: (draft: Draft) => SourceRefusal | null
  readonly explanationIn: (after: readonly MarkdownRow[]) => {
    readonly rows: readonly MarkdownRow[]
    /** The line of a text that is not about the question. */
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

/** A question as rows, before its texts are read. `first` is null where it is unclear which row is the question. */
export type Draft = Group & {
  readonly heading: MarkdownRow | null
  readonly isHeading: boolean
  readonly line: number
  readonly first: MarkdownRow | null
  /** What stands above the first question below a heading, and is no part of it. */
  readonly above: readonly MarkdownRow[]
  readonly body: readonly MarkdownRow[]
  readonly after: readonly MarkdownRow[]
  /** The line of a text between options that may or may not begin another question. */
  readonly unclear: number | null
}
