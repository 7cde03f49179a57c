import MarkdownIt, { type StateBlock } from 'markdown-it'
import { BOX, BOX_ITEM, isNoise, isNumberedQuestion, labelOf, QUIZ_TAG, withoutNumber } from './phrases.ts'

/** A code block or comment without its end, which hides everything below it. */
export type Unclosed = { readonly line: number; readonly what: 'code block' | 'comment' }

/** State that the rules below share with the code that reads the tokens. */
export type ParseEnv = {
  /** The source lines; the comment rule cuts comments off them. */
  readonly lines: string[]
  unclosed: Unclosed | null
}

type Rule = (state: StateBlock, start: number, end: number, silent?: boolean) => boolean

/**
 * The blocks of Markdown, with the positions of each and without inline syntax. More lenient than CommonMark where
 * people write questions: see the rules below. `html_block` tokens are lines with tags of `<details>`.
 */
export const parseTokens = (env: ParseEnv) =>
  PARSER.parse(env.lines.map(line => line.replace(GLUED_HEADING, '$1 ')).join('\n'), env)

/** Many forget the space behind two or more signs. */
const GLUED_HEADING = /^(\s{0,20}#{2,6})(?=[\p{L}\p{N}*])/u

/** A line without the signs and indentation of its containers. */
const textAt = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])

const isToEnd = (end: number, { lines }: ParseEnv): boolean => end >= lines.length - 1

/** Fences may follow the box or letter of an option, have any indentation, and end at the next option. */
const fence: Rule = (state, start, end, silent) => {
  const [, label = '', sign, info = ''] = FENCE.exec(textAt(state, start)) ?? []
  // "```a``` b" is a span of code in a text.
  if (sign === undefined || (sign.startsWith('`') && info.includes('`'))) return false
  if (silent) return true
  const env = state.env as ParseEnv
  const isLeftAt = (line: number) =>
    state.sCount[line]! < state.blkIndent && BOX_ITEM.test(textAt(state, line))
  let last = start + 1
  while (last < end && !isLeftAt(last) && !FENCE_END.exec(textAt(state, last))?.[1]?.startsWith(sign)) last++
  if (last >= end && isToEnd(end, env)) env.unclosed ??= { line: start + 1, what: 'code block' }
  if (last < end && !isLeftAt(last)) last++
  if (label !== '') pushText(state, label.trim(), start)
  const token = state.push('fence', 'code', 0)
  token.map = [start, last]
  const [first, ...others] = env.lines.slice(start, last)
  const isAlone = first!.trimStart().startsWith(sign)
  const columns = indentOf(isAlone ? first! : (others.at(-1) ?? ''))
  token.content = [sign + info, ...others.map(line => dedent(line, columns))].join('\n')
  state.line = last
  return true
}

const LETTER = String.raw`(?:\*\*)?\(?[A-Za-z][.)](?:\*\*)?`
const FENCE = new RegExp(String.raw`^((?:${BOX}[ \t]*|${LETTER}[ \t]+){0,2})(\x60{3,}|~{3,})(.*)$`)
const FENCE_END = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/

const pushText = (state: StateBlock, text: string, line: number): void => {
  state.push('paragraph_open', 'p', 1)
  const token = state.push('inline', '', 0)
  token.content = text
  token.map = [line, line + 1]
  state.push('paragraph_close', 'p', -1)
}

/** Skips comments. Text behind the end of a comment is parsed as a line. */
const comment: Rule = (state, start, end, silent) => {
  if (!textAt(state, start).startsWith('<!--')) return false
  if (silent) return true
  const env = state.env as ParseEnv
  let last = start
  while (last < end && !textAt(state, last).includes('-->')) last++
  if (last >= end && isToEnd(end, env)) env.unclosed ??= { line: start + 1, what: 'comment' }
  state.line = Math.min(last + 1, end)
  const text = last < end ? textAt(state, last) : ''
  const rest = text.slice(text.indexOf('-->') + 3).replace(/^(?:\s|<!--.*?-->)+/, '')
  if (text === '' || rest === '') return true
  state.bMarks[last] = state.eMarks[last]! - rest.length
  state.tShift[last] = 0
  state.sCount[last] = state.blkIndent
  env.lines[last] = ' '.repeat(state.blkIndent) + rest
  state.line = last
  return last > start
}

/** Lines with tags of `<details>` are tokens of their own; `<quiz>` and `</quiz>` are rules across the page. */
const tag: Rule = (state, start, _end, silent) => {
  const text = textAt(state, start)
  const isQuiz = QUIZ_TAG.test(text)
  if (!isQuiz && !/<\/?(?:details|summary)\b/i.test(text)) return false
  if (silent) return true
  const token = state.push(isQuiz ? 'hr' : 'html_block', isQuiz ? 'hr' : '', 0)
  token.content = text
  token.map = [start, start + 1]
  state.line = start + 1
  return true
}

/** Numbered items and questions end a paragraph, whatever the number. Some lines never continue an option lazily. */
const paragraphEnd: Rule = (state, line, _end, silent) => {
  if (!silent) return false
  const text = textAt(state, line)
  if (/^\d{1,9}[.)][ \t]+\S/.test(text)) return true
  if (isNumberedQuestion(text) && withoutNumber(text) !== text) return true
  const isLazy = state.sCount[line]! < state.blkIndent
  return isLazy && (labelOf(text) !== null || isNoise(text) || /^(?:\*\*|<|\|)/.test(text))
}

/** Quotes have no lazy continuation lines. */
const quoteEnd: Rule = (_state, _line, _end, silent) => silent === true

const ALL = { alt: ['paragraph', 'blockquote'] }

const createParser = () => {
  const parser = new MarkdownIt({ maxNesting: 100 })
  parser.core.ruler.enableOnly(['block'])
  const { ruler } = parser.block
  ruler.at('fence', fence, { alt: ['paragraph', 'blockquote', 'list'] })
  ruler.before('fence', 'comment', comment, ALL)
  ruler.before('lheading', 'tag', tag, ALL)
  ruler.before('lheading', 'paragraph_end', paragraphEnd, { alt: ['paragraph'] })
  ruler.before('lheading', 'quote_end', quoteEnd, { alt: ['blockquote'] })
  const ours = ['comment', 'tag', 'paragraph_end', 'quote_end']
  ruler.enableOnly(['fence', 'blockquote', 'hr', 'list', 'heading', 'lheading', 'paragraph', ...ours])
  return parser
}

const PARSER = createParser()

const TAB = 4

const columnAfter = (column: number, sign: string): number =>
  sign === '\t' ? column + TAB - (column % TAB) : column + 1

export const indentOf = (text: string): number => {
  let column = 0
  for (const sign of text) {
    if (sign !== ' ' && sign !== '\t') return column
    column = columnAfter(column, sign)
  }
  return column
}

/** Without white space up to a column. */
export const dedent = (text: string, columns: number): string => {
  let [at, column] = [0, 0]
  for (; column < columns && (text[at] === ' ' || text[at] === '\t'); at++)
    column = columnAfter(column, text[at]!)
  return text.slice(at)
}
