import type { MarkdownNode } from '../contract/markdown.ts'
import { parseInline } from './inline.ts'
import { listAt } from './list.ts'
import type { Reader } from './names.ts'

/** Parses Discord Markdown. Anything without a meaning stays text; it never throws. */
export const parseMarkdown = (text: string, reader: Reader): MarkdownNode[] =>
  blocks(text.replaceAll(/\r\n?/g, '\n').split('\n'), { reader, inQuote: false, depth: 0 })

type Setting = { readonly reader: Reader; readonly inQuote: boolean; readonly depth: number }
type Block = { readonly mark: MarkdownNode; readonly lines: number }

/** Deeper nested lists stay text, which bounds the work for any text. */
const MAX_DEPTH = 10

const blocks = (lines: readonly string[], setting: Setting): MarkdownNode[] => {
  const marks: MarkdownNode[] = []
  let paragraph: string[] = []
  const flush = () => {
    if (paragraph.length > 0) marks.push(...parseInline(paragraph.join('\n'), setting.reader))
    paragraph = []
  }
  for (let at = 0; at < lines.length; ) {
    const block = blockAt(lines, at, setting)
    if (block) {
      flush()
      marks.push(block.mark)
      at += block.lines
    } else {
      const end = endOfFence(lines, at)
      paragraph.push(...lines.slice(at, end))
      at = end
    }
  }
  flush()
  return marks
}

const blockAt = (lines: readonly string[], at: number, setting: Setting): Block | null =>
  quoteAt(lines, at, setting) ??
  lineAt(lines[at]!, setting) ??
  (setting.depth < MAX_DEPTH
    ? listAt(lines, at, inner => blocks(inner, { ...setting, depth: setting.depth + 1 }))
    : null)

const quoteAt = (lines: readonly string[], at: number, setting: Setting): Block | null => {
  if (setting.inQuote) return null
  const quoted = quotedLines(lines, at)
  if (quoted.length === 0) return null
  return {
    mark: { type: 'quote', children: blocks(quoted, { ...setting, inQuote: true }) },
    lines: quoted.length,
  }
}

const quotedLines = (lines: readonly string[], at: number): string[] => {
  const first = lines[at]!
  if (first.startsWith('>>> ')) return [first.slice(4), ...lines.slice(at + 1)]
  if (!first.startsWith('> ')) return []
  const end = lines.findIndex((line, index) => index >= at && !line.startsWith('> '))
  return lines.slice(at, end === -1 ? lines.length : end).map(line => line.slice(2))
}

const lineAt = (line: string, { reader }: Setting): Block | null => {
  const [, hashes, heading] = line.match(/^(#{1,3}) +(\S.*)$/) ?? []
  if (hashes) {
    const level = hashes.length as 1 | 2 | 3
    return { mark: { type: 'heading', level, children: parseInline(heading!, reader) }, lines: 1 }
  }
  const [, small] = line.match(/^-# +(\S.*)$/) ?? []
  return small ? { mark: { type: 'subtext', children: parseInline(small, reader) }, lines: 1 } : null
}

/** The line after the code block that starts here, or else the next line. */
const endOfFence = (lines: readonly string[], at: number): number => {
  if (!opensFence(lines[at]!)) return at + 1
  const closing = lines.findIndex((line, index) => index > at && opensFence(line))
  return closing === -1 ? at + 1 : closing + 1
}

const opensFence = (line: string): boolean => line.split('```').length % 2 === 0
