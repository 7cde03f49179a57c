import type { Token } from 'markdown-it'
import { indentOf, type ParseEnv, parseTokens } from './parser.ts'
import { BOX, BOX_ITEM, cleanHeading, numberOf } from './phrases.ts'

/** A paragraph, code block, quote, rule or heading. */
export type Block = {
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
  /** How deep a heading is; 0 for anything else. */
  readonly depth: number
  /** Whether a list item begins with it; then the box that it has, and what else the item holds. */
  readonly isItem: boolean
  readonly box: 'right' | 'wrong' | null
  readonly children: Block[]
  /** Whether it is inside of `<details>`, and the part of it that is always seen. */
  readonly isFolded: boolean
  readonly isSummary: boolean
}

/** The blocks of a text, those of a list item inside of its first. `folds`: whether any are marked as folded away. */
export const parseBlocks = (text: string, folds = true) => {
  const env: ParseEnv = { lines: withoutTabs(text.split('\n')), unclosed: null }
  const fold = createFold(folds)
  const tree = createTree(env, fold.state)
  const tokens = parseTokens(env)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const map = token.map as [number, number]
    const { content = '', map: inner = null } = tokens[at + 1] ?? {}
    if (token.type === 'list_item_open') tree.openItem()
    else if (token.type === 'list_item_close') tree.closeItem()
    else if (token.type === 'hr') tree.add('rule', map)
    else if (token.type === 'fence') tree.add('code', map, { lines: token.content.split('\n') })
    else if (token.type === 'heading_open') addHeading(tree.add, token, content, env)
    else if (token.type === 'paragraph_open')
      tree.add('text', inner!, { text: content, ...(token.map === null ? { lines: [content] } : {}) })
    else if (token.type === 'html_block')
      for (const piece of fold.pieces(token.content)) tree.add('text', map, { ...piece, lines: [piece.text] })
    else if (token.type === 'blockquote_open') {
      tree.add('quote', map)
      while (tokens[at]!.type !== 'blockquote_close' || tokens[at]!.level !== token.level) at++
    }
  }
  return { blocks: tree.top, unclosed: env.unclosed }
}

const createTree = (env: ParseEnv, foldState: () => FoldState) => {
  const top: Block[] = []
  /** The first block of each list item that is open. */
  const items: (Block | null)[] = []
  return {
    top,
    openItem: () => void items.push(null),
    closeItem: () => void items.pop(),
    add: (kind: Block['kind'], [start, end]: readonly [number, number], parts: Partial<Block> = {}): void => {
      const isItem = items.at(-1) === null
      const { lines = env.lines.slice(start, end) } = parts
      const text = parts.text ?? lines.join('\n')
      const siblings = items.findLast(first => first !== null)?.children ?? top
      const block: Block = {
        kind,
        line: start + 1,
        end: end + 1,
        indent: indentOf(env.lines[start]!),
        number: kind === 'text' ? numberOf(lines[0]!) : null,
        depth: 0,
        isItem,
        children: [],
        ...foldState(),
        ...parts,
        ...(isItem && kind === 'text' ? splitBox(text) : { box: null, text }),
        lines,
      }
      if (isItem) items[items.length - 1] = block
      siblings.push(block)
    },
  }
}

/** Dashes below a text are a heading in CommonMark, but mostly meant as a rule, unless options follow. */
const addHeading = (
  add: ReturnType<typeof createTree>['add'],
  { map, markup, tag }: Token,
  content: string,
  { lines }: ParseEnv,
): void => {
  const [start, end] = map as [number, number]
  if (markup === '-' && !isBoxNext(lines, end)) {
    add('text', [start, end - 1], { text: content })
    add('rule', [end - 1, end])
  } else add('heading', [start, end], { text: cleanHeading(content), depth: Number(tag.slice(1)) })
}

/** All blocks, in the order of the source. */
export const flatten = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap(block => [block, ...flatten(block.children)])

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
const splitBox = (text: string): Pick<Block, 'box' | 'text'> => {
  const [all] = BOX_AT_START.exec(text) ?? []
  const ticks = all?.match(/x/gi)?.length ?? 0
  if (all === undefined || ticks > 1) return { box: null, text }
  return { box: ticks === 0 ? 'wrong' : 'right', text: text.slice(all.length) }
}

/** A link such as `[x](https://…)` is no box. */
const BOX_AT_START = new RegExp(String.raw`^${BOX}(?![[(])[ \t]*`)

const isBoxNext = (lines: readonly string[], from: number): boolean => {
  let at = from
  while (lines[at]?.trim() === '') at++
  return BOX_ITEM.test(lines[at] ?? '')
}

type FoldState = Pick<Block, 'isFolded' | 'isSummary'>

/** Tracks the nesting of `<details>` and `<summary>`. */
const createFold = (folds: boolean) => {
  let depth = 0
  let isSummary = false
  return {
    state: (): FoldState => ({ isFolded: folds && depth > 0, isSummary }),
    /** What stands between the tags of a line. The whole line counts as folded where any of it is. */
    pieces: (line: string): (FoldState & { text: string })[] => {
      const tags = line.match(/<\/?details\b/gi) ?? []
      const closed = tags.filter(tag => tag.startsWith('</')).length
      const opened = tags.length - closed
      const isFolded = folds && depth + opened > 0
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
