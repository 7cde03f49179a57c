/** A line of Markdown. `code` is inside of a fence or is the fence itself; `hidden` is an HTML comment. */
export type Line = {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** Columns of white space at its beginning. */
  readonly indent: number
  readonly kind: 'blank' | 'text' | 'code' | 'hidden'
}

/** What is opened and never closed, so that everything below it is lost to the reader. */
export type Open = { readonly line: number; readonly what: 'code block' | 'comment' }

/**
 * The lines of a Markdown text, in one pass. A parser of all Markdown takes time that grows with the square of the
 * length (mdast-util-from-markdown: minutes for 600 KB), and banks have many megabytes.
 */
export const linesOf = (text: string): { readonly lines: Line[]; readonly open: Open | null } => {
  const lines: Line[] = []
  let open: Fence | Comment | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const number = index + 1
    if (open?.what === 'code block' && isLeft(open, raw)) open = null
    const isFirst: boolean = open === null
    const block: Fence | Comment | null = open ?? blockAt(raw, number)
    const behind = block?.what === 'comment' && !isFirst ? textBehind(raw) : null
    if (behind === null)
      lines.push({ text: raw, number, indent: indentOf(raw), kind: kindOf(raw, block, isFirst) })
    else lines.push({ text: behind, number, indent: 0, kind: 'text' })
    open = block === null || isLast(raw, block, isFirst) ? null : block
  }
  return { lines, open: open === null ? null : { line: open.line, what: open.what } }
}

type Fence = {
  readonly what: 'code block'
  readonly line: number
  /** What it begins with, and must end with. */
  readonly sign: string
  /** The column that its list item's text begins at; 0 outside of lists. */
  readonly inside: number
  /** Whether it begins on the list item's own line, behind its sign. */
  readonly onItem: boolean
}
type Comment = { readonly what: 'comment'; readonly line: number }

const blockAt = (raw: string, line: number): Fence | Comment | null => {
  const start = raw.trimStart()
  if (start.startsWith('<!--')) return textBehind(start) === null ? { what: 'comment', line } : null
  const [, indentation = '', markers = '', sign, info = ''] = OPENER.exec(raw) ?? []
  // "```a``` b" is a span of code in a text.
  if (sign === undefined || (sign.startsWith('`') && info.includes('`'))) return null
  const indent = indentOf(indentation)
  const onItem = markers !== ''
  return { what: 'code block', line, sign, inside: onItem ? indent + 2 : indent, onItem }
}

/** What stands behind the end of a comment; null where there is nothing. */
const textBehind = (comment: string): string | null => {
  const end = comment.indexOf('-->')
  return end === -1 ? null : comment.slice(end + 3).trim() || null
}

/** Without its end, a fence in an option would swallow all further options. */
const isLeft = ({ inside }: Fence, raw: string): boolean =>
  inside > 0 && indentOf(raw) < inside && BOX_ITEM.test(raw)

const isLast = (raw: string, block: Fence | Comment, isFirst: boolean): boolean => {
  if (block.what === 'comment') return raw.includes('-->')
  return !isFirst && CLOSER.exec(raw)?.[1]?.startsWith(block.sign) === true
}

const kindOf = (raw: string, block: Fence | Comment | null, isFirst: boolean): Line['kind'] => {
  if (block?.what === 'comment') return 'hidden'
  if (block !== null && !(isFirst && block.onItem)) return 'code'
  return raw.trim() === '' ? 'blank' : 'text'
}

const FENCE = '`{3,}|~{3,}'
const BULLET = String.raw`(?:[-*+]|\d{1,9}[.)])`
const BOX = String.raw`\\?\[[ \txX]{0,3}\\?\]`
const LETTER = String.raw`(?:\*\*)?\(?[A-Za-z][.)](?:\*\*)?`

/** A fence may stand behind the signs of a list, a quote, a box or a letter, and these inside each other. */
const OPENER = new RegExp(
  String.raw`^([ \t]*)((?:(?:${BULLET}|>|${BOX}|${LETTER})[ \t]+|\[[ xX]?\]|>){0,9})(${FENCE})(.*)$`,
)
const CLOSER = new RegExp(String.raw`^[ \t>]*(${FENCE})[ \t]*$`)
const BOX_ITEM = new RegExp(String.raw`^[ \t]*${BULLET}[ \t]+${BOX}`)

const TAB = 4

/** A tab leads to the next multiple of four columns. */
export const columnAfter = (column: number, sign: string): number =>
  sign === '\t' ? column + TAB - (column % TAB) : column + 1

export const indentOf = (text: string): number => {
  let column = 0
  for (const sign of text) {
    if (sign !== ' ' && sign !== '\t') return column
    column = columnAfter(column, sign)
  }
  return column
}
