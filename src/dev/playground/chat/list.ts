import type { MarkdownNode } from '../contract/markdown.ts'

const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/

/** Parses a list: its items with everything indented below them. */
export const listAt = (
  lines: readonly string[],
  at: number,
  parse: (lines: readonly string[]) => readonly MarkdownNode[],
): { mark: MarkdownNode; lines: number } | null => {
  const first = itemOf(lines[at])
  if (!first) return null
  const items: string[][] = []
  let end = at
  for (; end < lines.length; end++) {
    const item = itemOf(lines[end])
    const isInner = indentOf(lines[end]!) > first.indent + 1
    if (isInner) items.at(-1)?.push(lines[end]!)
    else if (item && item.ordered === first.ordered) items.push([item.text])
    else break
  }
  return {
    mark: {
      type: 'list',
      ordered: first.ordered,
      start: first.start,
      items: items.map(([text = '', ...below]) => parse([text, ...outdented(below)])),
    },
    lines: end - at,
  }
}

const itemOf = (line = '') => {
  const [, spaces = '', bullet, text] = line.match(ITEM) ?? []
  if (!bullet) return null
  const ordered = bullet.endsWith('.')
  return { indent: spaces.length, ordered, start: ordered ? Number.parseInt(bullet, 10) : 1, text: text! }
}

/** An empty line ends a list. */
const indentOf = (line: string): number => (line.trim() === '' ? -1 : line.length - line.trimStart().length)

const outdented = (lines: readonly string[]): string[] => {
  const least = Math.min(...lines.map(indentOf))
  return lines.map(line => line.slice(least))
}
