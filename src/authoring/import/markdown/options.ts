import type { SourceRefusal } from '../source-entry.ts'
import type { MarkdownLine } from './lines.ts'
import type { Draft } from './quiz.ts'
import type { MarkdownRow } from './rows.ts'
import { saysSomething } from './texts.ts'

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
type Between = {
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
  readonly mended: readonly string[]
  /** What stands beside the answer: explanation and links. */
  readonly lines: readonly MarkdownLine[]
  readonly problem: SourceRefusal | null
}

/** Cuts the rows below a heading into groups of options. */
export const groupOptions = (rows: readonly MarkdownRow[], { roleOf }: Notation) => {
  const groups: Group[] = []
  const owners = new Map<number, OptionItem>()
  let loose: MarkdownRow[] = []
  let between: Between = NOTHING
  for (const row of rows) {
    const group = groups.at(-1)
    const owner = row.isFolded ? undefined : owners.get(row.parent ?? -1)
    const role = owner ? null : roleOf(row, group, between)
    if (owner) {
      owner.own.push(row)
      owners.set(row.id, owner)
    } else if (role === 'gap') group!.gap ??= row
    else if (role === null) {
      loose.push(row)
      const text = between.text ?? (isAttachable(row) ? null : row)
      const stray = between.stray ?? (text !== null && saysSomething(row) ? row : null)
      between = { text, stray, isAnswered: between.isAnswered || row.isFolded }
    } else {
      if (group && !between.isAnswered) loose = attach(group, loose, () => true)
      if (role === 'first') groups.push({ before: loose, items: [], gap: null, stray: null })
      else group!.stray ??= between.stray
      const item = { option: row, own: [] }
      groups.at(-1)!.items.push(item)
      owners.set(row.id, item)
      loose = []
      between = NOTHING
    }
  }
  const last = groups.at(-1)
  return { groups, after: last ? attach(last, loose, habitsOf(last.items)) : loose }
}

const NOTHING: Between = { text: null, stray: null, isAnswered: false }

const isAttachable = ({ kind, isFolded }: MarkdownRow): boolean =>
  (kind === 'quote' || kind === 'code') && !isFolded

/** Attaches unindented quotes and code to the last option. Returns the other rows. */
const attach = (
  { items }: Group,
  loose: MarkdownRow[],
  isUsual: (kind: MarkdownRow['kind']) => boolean,
): MarkdownRow[] => {
  const end = loose.findIndex(row => !isAttachable(row) || !isUsual(row.kind))
  const count = end === -1 ? loose.length : end
  items.at(-1)!.own.push(...loose.slice(0, count))
  return loose.slice(count)
}

/** Below the last option they belong to it only if other options have theirs in the same way. */
const habitsOf = (items: readonly OptionItem[]) => (kind: MarkdownRow['kind']) =>
  (kind === 'code' && items.at(-1)!.option.text === '') ||
  items.some(({ own }) => own.some(row => row.kind === kind && row.parent === null))
