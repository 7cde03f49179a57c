import type { Between, Group, Notation, OptionItem } from './notation.ts'
import type { MarkdownRow } from './rows.ts'
import { saysSomething } from './texts.ts'

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
