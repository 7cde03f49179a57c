import type { Refusal } from '../source-entry.ts'
import type { Draft } from './quiz.ts'
import type { Line, Row } from './rows.ts'
import { saysSomething } from './texts.ts'

/** An option, and what stands below it for it alone. */
export type Item = { readonly option: Row; readonly own: Row[] }

/** Options in a row, and what stands above them. */
export type Group = {
  readonly before: readonly Row[]
  readonly items: Item[]
  /** An option that is not the next one. */
  gap: Row | null
  /** A row between two options that is neither. */
  stray: Row | null
}

/** The rows between the last option and the current row. */
type Between = {
  /** The first row that cannot belong to the option above, and the first of those that says something. */
  readonly text: Row | null
  readonly stray: Row | null
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
  readonly rowsOf: (row: Row) => Row[]
  readonly isOption: (row: Row) => boolean
  /** What a row is beside the options above it; null where it is no option. */
  readonly roleOf: (row: Row, group: Group | undefined, between: Between) => 'next' | 'first' | 'gap' | null
  readonly textOf: (option: Row) => string
  /** Whether quotes and paragraphs below an option are its reason. */
  readonly hasReasons: boolean
  readonly keyOf: (draft: Draft, options: readonly OptionText[]) => Key
  readonly problemIn: (draft: Draft) => Refusal | null
  readonly explanationIn: (after: readonly Row[]) => {
    readonly rows: readonly Row[]
    /** The line of a text that is not about the question. */
    readonly passedOver: number | null
  }
  /** What a heading lacks below which there is no question. */
  readonly list: string
}

export type Key = {
  readonly answer: readonly string[]
  readonly isMarked: boolean
  readonly texts: readonly string[]
  readonly mended: readonly string[]
  /** What stands beside the answer: explanation and links. */
  readonly lines: readonly Line[]
  readonly problem: Refusal | null
}

/** Cuts the rows below a heading into groups of options. */
export const groupOptions = (rows: readonly Row[], { roleOf }: Notation) => {
  const groups: Group[] = []
  const owners = new Map<number, Item>()
  let loose: Row[] = []
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

const isAttachable = ({ kind, isFolded }: Row): boolean => (kind === 'quote' || kind === 'code') && !isFolded

/** Gives the last option the quotes and the code below it although they are not indented; the rest is returned. */
const attach = ({ items }: Group, loose: Row[], isUsual: (kind: Row['kind']) => boolean): Row[] => {
  const end = loose.findIndex(row => !isAttachable(row) || !isUsual(row.kind))
  const count = end === -1 ? loose.length : end
  items.at(-1)!.own.push(...loose.slice(0, count))
  return loose.slice(count)
}

/** Below the last option they are the option's only if other options have theirs in the same way. */
const habitsOf = (items: readonly Item[]) => (kind: Row['kind']) =>
  (kind === 'code' && items.at(-1)!.option.text === '') ||
  items.some(({ own }) => own.some(row => row.kind === kind && row.parent === null))
