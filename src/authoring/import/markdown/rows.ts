import { indentOf, type ParseEnv, parseBlocks } from './parser.ts'
import { cleanHeading, isRule, numberOf } from './phrases.ts'

/** A paragraph, code block, quote, rule or heading, in whatever list it stands. */
export type MarkdownRow = {
  readonly kind: 'text' | 'code' | 'quote' | 'rule' | 'heading'
  /** From 1; `end` is the line below it. */
  readonly line: number
  readonly end: number
  /** As they stand in the source; code without its indentation. */
  readonly lines: readonly string[]
  /** Without the signs of lists, headings and boxes. */
  readonly text: string
  /** Columns of white space before it. */
  readonly indent: number
  /** The number before it: `12. What …`, `**12.** What …`. */
  readonly number: number | null
  readonly depth: number
  /** Whether a list item begins with it; then the ticked or unticked box that it has. */
  readonly isItem: boolean
  readonly box: 'right' | 'wrong' | null
  readonly id: number
  /** The id of the row that begins the list item in which this one stands. */
  readonly parent: number | null
  /** Whether it is inside of `<details>`, and the part of it that is always seen. */
  readonly isFolded: boolean
  readonly isSummary: boolean
}

export const parseRows = (text: string) => {
  const env: ParseEnv = { lines: withoutTabs(text.split('\n')), unclosed: null }
  const rows: MarkdownRow[] = []
  /** The first row of each list item that is open. */
  const items: (MarkdownRow | null)[] = []
  const fold = createFold()
  const add = (
    kind: MarkdownRow['kind'],
    [start, end]: readonly [number, number],
    parts: Partial<MarkdownRow> = {},
  ): void => {
    const isItem = items.at(-1) === null
    const lines = parts.lines ?? env.lines.slice(start, end)
    const row: MarkdownRow = {
      kind,
      line: start + 1,
      end: end + 1,
      text: lines.join('\n'),
      indent: indentOf(env.lines[start]!),
      number: kind === 'text' ? numberOf(lines[0]!) : null,
      depth: 0,
      isItem,
      box: null,
      id: rows.length,
      parent: items.findLast(first => first !== null)?.id ?? null,
      ...fold.state(),
      ...parts,
      ...(isItem && kind === 'text' ? boxIn(parts.text!) : {}),
      lines,
    }
    if (isItem) items[items.length - 1] = row
    rows.push(row)
  }
  const tokens = parseBlocks(env)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const map = token.map as [number, number]
    const { content = '', map: inner = null } = tokens[at + 1] ?? {}
    if (token.type === 'list_item_open') items.push(null)
    else if (token.type === 'list_item_close') items.pop()
    else if (token.type === 'hr') add('rule', map)
    else if (token.type === 'fence')
      add('code', map, { text: token.content, lines: token.content.split('\n') })
    else if (token.type === 'heading_open')
      add('heading', map, { text: cleanHeading(content), depth: Number(token.tag.slice(1)) })
    else if (token.type === 'paragraph_open')
      add('text', inner!, { text: content, ...(token.map === null ? { lines: [content] } : {}) })
    else if (token.type === 'html_block')
      for (const { text, ...state } of fold.pieces(token.content))
        add('text', map, { text, lines: [text], ...state })
    else if (token.type === 'blockquote_open') {
      add('quote', map)
      while (tokens[at]!.type !== 'blockquote_close' || tokens[at]!.level !== token.level) at++
    }
  }
  return { rows: rows.flatMap(splitUnderline), unclosed: env.unclosed }
}

/** Tabs of MkDocs (`=== "Example"`) indent what is in them. */
const withoutTabs = (lines: readonly string[]): string[] => {
  let isInTab = false
  return lines.map(line => {
    if (TAB.test(line)) isInTab = true
    else if (line.trim() !== '') isInTab &&= line.startsWith('    ')
    return TAB.test(line) ? '<quiz>' : isInTab ? line.slice(4) : line
  })
}

const TAB = /^===[!+]? "[^"]{0,200}"\s{0,20}$/

/** `- [x] right`, `* [X]`, `+ [ ]`, `1. [x ]`, `- []`, and `- \[x\]` as some exports have it. */
const boxIn = (text: string): Pick<MarkdownRow, 'box' | 'text'> => {
  const [all, signs = ''] = BOX.exec(text) ?? []
  if (all === undefined || signs.trim().length > 1) return { box: null, text }
  return { box: signs.trim() === '' ? 'wrong' : 'right', text: text.slice(all.length) }
}

/** A link such as `[x](https://…)` is no box. */
const BOX = /^\\?\[([ \txX]{0,4})\\?\](?![[(])[ \t]*/

/** Dashes below a text are a heading in CommonMark, but mostly meant as a rule. Options below them make it a heading. */
const splitUnderline = (row: MarkdownRow, index: number, rows: readonly MarkdownRow[]): MarkdownRow[] => {
  const last = row.lines.at(-1)!
  if (row.kind !== 'heading' || row.lines.length === 1 || !last.trimStart().startsWith('-')) return [row]
  if (rows[index + 1]?.box) return [row]
  const at = row.end - 1
  const isDashes = isRule(last) ? 'rule' : 'text'
  return [
    { ...row, kind: 'text', end: at, lines: row.lines.slice(0, -1) },
    { ...row, kind: isDashes, line: at, lines: [last], text: last },
  ]
}

type FoldState = Pick<MarkdownRow, 'isFolded' | 'isSummary'>

/** Tracks the nesting of `<details>` and `<summary>`. */
const createFold = () => {
  let depth = 0
  let isSummary = false
  return {
    state: (): FoldState => ({ isFolded: depth > 0, isSummary }),
    /** What stands between the tags of a line. The whole line counts as folded where any of it is. */
    pieces: (line: string): (FoldState & { text: string })[] => {
      const tags = line.match(/<\/?details\b/gi) ?? []
      const closed = tags.filter(tag => tag.startsWith('</')).length
      const opened = tags.length - closed
      const isFolded = depth + opened > 0
      depth = Math.max(0, depth + opened - closed)
      return line.split(TAGS).flatMap(part => {
        if (/^<summary/i.test(part)) isSummary = true
        const state = { isFolded, isSummary }
        if (/^<\/(?:summary|details)/i.test(part)) isSummary = false
        if (/^<\/?(?:details|summary)\b/i.test(part) || part.trim() === '') return []
        return [{ ...state, text: state.isSummary ? part.replaceAll(/<[^<>]*>/g, '') : part.trim() }]
      })
    },
  }
}

const TAGS = /(<\/?(?:details|summary)\b[^<>]*>)/i
