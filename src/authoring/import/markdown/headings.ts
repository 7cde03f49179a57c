import type { Line } from './lines.ts'
import { boxOf, isItem, isQuote } from './marks.ts'

export type Heading = { readonly depth: number; readonly text: string; readonly line: number }

/** A line, and the heading that it is. */
export type Headed<L extends Line> = { readonly line: L; readonly heading: Heading | null }

/** Lines with their headings; lines that only underline one are left out. What `isFolded` chooses has none. */
export const headed = <L extends Line>(
  lines: readonly L[],
  isFolded: (line: L) => boolean = () => false,
): Headed<L>[] => {
  let isUnderline = false
  return lines.flatMap((line, index) => {
    const heading = isUnderline || isFolded(line) ? null : headingAt(lines, index)
    const skip = isUnderline
    isUnderline = heading !== null && !line.text.trimStart().startsWith('#')
    return skip ? [] : [{ line, heading }]
  })
}

const headingAt = (lines: readonly Line[], index: number): Heading | null => {
  const line = lines[index]!
  if (line.kind !== 'text') return null
  const match = HASHES.exec(line.text)
  if (match !== null) {
    const depth = (match[1] ?? match[2])!.length
    return { depth, text: withoutHashes(line.text.slice(match[0].length)), line: line.number }
  }
  const depth = underlineBelow(lines, index)
  return depth === null ? null : { depth, text: line.text.trim(), line: line.number }
}

/** Many forget the space behind two or more. */
const HASHES = /^ {0,3}(#{1,6})(?:[ \t]+|$)|^(#{2,6})(?=[\p{L}\p{N}*])/u

/** `## What is it? ##` */
const withoutHashes = (text: string): string => {
  const trimmed = text
    .trim()
    .replaceAll(/<a\s[^<>]*>\s{0,5}<\/a>/gi, '')
    .trim()
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end--
  return end === 0 || /\s/.test(trimmed[end - 1]!) ? trimmed.slice(0, end).trim() : trimmed
}

/** Dashes below a text are a heading in Markdown, but mostly meant as a rule; only options below them tell. */
const underlineBelow = (lines: readonly Line[], index: number): number | null => {
  const line = lines[index]!
  const below = lines[index + 1]
  if (below?.kind !== 'text' || below.text.length > 200 || isItem(line.text) || isQuote(line)) return null
  if (/^ {0,3}=+[ \t]*$/.test(below.text)) return 1
  if (!/^ {0,3}-{2,}[ \t]*$/.test(below.text)) return null
  let next = index + 2
  while (lines[next]?.kind === 'blank' && next < index + 10) next++
  const after = lines[next]
  return after !== undefined && boxOf(after) !== null ? 2 : null
}
