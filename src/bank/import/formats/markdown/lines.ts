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
  let state: State = null
  for (const [index, raw] of text.split('\n').entries()) {
    const before = state
    state = after(before, raw, index + 1)
    const kind = kindOf(raw, before, state)
    lines.push({ text: raw, number: index + 1, indent: indentOf(raw), kind })
    if (state !== null && 'closed' in state) state = null
  }
  return { lines, open: state === null ? null : { line: state.line, what: state.what } }
}

type Fence = {
  readonly what: 'code block'
  readonly line: number
  readonly sign: string
  /** The column that its list item's text begins at; 0 outside of lists. */
  readonly inside: number
  readonly onItem: boolean
  readonly closed?: true
}
type Comment = { readonly what: 'comment'; readonly line: number; readonly closed?: true }
type State = Fence | Comment | null

const after = (state: State, raw: string, line: number): State => {
  if (state === null) return opened(raw, line)
  if (state.what === 'comment') return raw.includes('-->') ? { ...state, closed: true } : state
  // Without its end, a fence in an option would swallow all further options.
  if (state.inside > 0 && indentOf(raw) < state.inside && BOX_ITEM.test(raw)) return opened(raw, line)
  const sign = CLOSER.exec(raw)?.[1]
  if (sign === undefined || !sign.startsWith(state.sign)) return state
  return { ...state, closed: true }
}

const opened = (raw: string, line: number): State => {
  const start = raw.trimStart()
  if (start.startsWith('<!--')) {
    const end = start.indexOf('-->')
    if (end === -1) return { what: 'comment', line }
    return start.slice(end + 3).trim() === '' ? { what: 'comment', line, closed: true } : null
  }
  const [, indentation = '', markers = '', sign, info = ''] = OPENER.exec(raw) ?? []
  if (sign === undefined || (sign.startsWith('`') && info.includes('`'))) return null
  const indent = indentOf(indentation)
  const onItem = markers !== ''
  return { what: 'code block', line, sign, inside: onItem ? indent + 2 : indent, onItem }
}

const kindOf = (raw: string, before: State, state: State): Line['kind'] => {
  const here = before !== null && state?.line === before.line ? before : state
  if (here?.what === 'comment') return 'hidden'
  if (here !== null && !(here !== before && here.onItem)) return 'code'
  return raw.trim() === '' ? 'blank' : 'text'
}

const OPENER =
  /^([ \t]*)((?:(?:[-*+]|\d{1,9}[.)]|>|\\?\[[ \txX]{0,3}\\?\]|(?:\*\*)?\(?[A-Za-z][.)](?:\*\*)?)[ \t]+|\[[ xX]?\]|>){0,9})(`{3,}|~{3,})(.*)$/
const CLOSER = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/
const BOX_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\\?\[[ \txX]{0,3}\\?\]/

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
