import { letterAt } from '../letters.ts'
import { type Block, flatten } from './blocks.ts'

/** A block that may be an option, with its text, and its letter if it has one. */
export type QuizBlock = Block & {
  readonly option: { readonly text: string; readonly letter: string | null } | null
}

/** The blocks that a paragraph is, each with the option that it is. */
export type CutBlock = (block: Block) => readonly QuizBlock[]

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
  /** A text between two options that is no part of the first. */
  parted: Block | null
}

/** Blocks in the order of the source. What stands in the list item of an option is its own, save what is folded away. */
export const rowsOf = (blocks: readonly Block[], cut: CutBlock): QuizBlock[] =>
  blocks.flatMap(block => {
    const [first, ...others] = cut(block)
    if (first!.option === null) return [first!, ...others, ...rowsOf(block.children, cut)]
    const below = flatten(block.children)
    const folded = below.filter(({ isFolded }) => isFolded).map(row => ({ ...row, option: null }))
    return [{ ...first!, children: below.filter(({ isFolded }) => !isFolded) }, ...others, ...folded]
  })

/** The groups of options below a heading, and what stands below the last one. A text between two options parts them. */
export const groupsIn = (rows: readonly QuizBlock[]) => {
  const groups: Group[] = []
  let loose: QuizBlock[] = []
  /** The first block since the last option that can't belong to it. */
  let apart: QuizBlock | null = null
  let isAnswered = false
  for (const row of rows) {
    const group = groups.at(-1)
    const isApart = group === undefined || apart !== null
    const letter = row.option?.letter ?? null
    const isLater = isApart && letter !== null && letter.toUpperCase() !== 'A'
    if (isLater && group && !isAnswered) {
      group.parted ??= apart
      loose = []
    } else if (row.option === null || isLater) {
      loose.push(row)
      isAnswered ||= row.isFolded
      if (!isAttachable(row)) apart ??= row
    } else {
      if (isApart) groups.push({ before: attachUsual(group, loose), items: [], gap: null, parted: null })
      else attach(group, loose)
      addOption(row, groups.at(-1)!)
      loose = []
      apart = null
      isAnswered = false
    }
  }
  return { groups, after: attachUsual(groups.at(-1), loose) }
}

const addOption = (row: QuizBlock, group: Group): void => {
  const letter = row.option?.letter ?? null
  if (letter !== null && letter !== nextLetter(group, letter)) group.gap ??= row
  else group.items.push({ block: row, own: row.children, attached: [] })
}

export const isAttachable = ({ kind, isFolded }: Block): boolean =>
  (kind === 'quote' || kind === 'code') && !isFolded

/** All letters are large or small as the first. */
const nextLetter = ({ items }: Group, letter: string): string => {
  const isSmall = /[a-z]/.test(items[0]?.block.option?.letter ?? letter)
  return isSmall ? letterAt(items.length).toLowerCase() : letterAt(items.length)
}

/** Gives the last option what stands at the margin below it. There may be too much to spread it. */
const attach = ({ items }: Group, blocks: readonly Block[]): void => {
  for (const block of blocks) items.at(-1)!.attached.push(block)
}

/** Gives the last option quotes and code at the margin, if others have theirs so. Returns what is left. */
const attachUsual = (group: Group | undefined, loose: readonly QuizBlock[]): readonly QuizBlock[] => {
  const last = group?.items.at(-1)
  if (group === undefined || last === undefined) return loose
  const usual = new Set(group.items.flatMap(({ attached }) => attached.map(({ kind }) => kind)))
  if (last.block.text === '') usual.add('code')
  const end = loose.findIndex(row => !isAttachable(row) || !usual.has(row.kind))
  const count = end === -1 ? loose.length : end
  attach(group, loose.slice(0, count))
  return loose.slice(count)
}
