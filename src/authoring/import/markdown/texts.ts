import { trimText } from '../../../bank/parse/fields.ts'
import { columnAfter, type Line } from './lines.ts'

/**
 * Texts of lines without the indentation of what they stand in: text by the columns given, code by that of its fence.
 * A comment becomes a blank line.
 */
export const dedented = (lines: readonly Line[], columns: number): string[] => {
  let codeColumns: number | null = null
  return lines.map((line, index) => {
    if (line.kind === 'hidden' || line.kind === 'blank') return ''
    codeColumns = line.kind === 'code' ? (codeColumns ?? indentOfCode(lines, index)) : null
    return without(line.text, codeColumns ?? columns)
  })
}

/** Where the fence is opened on a list item's own line, its end tells how far the code is indented. */
const indentOfCode = (lines: readonly Line[], start: number): number => {
  const first = lines[start]!
  if (/^[ \t>]*(?:`{3}|~{3})/.test(first.text)) return first.indent
  let end = start
  while (lines[end + 1]?.kind === 'code') end++
  return lines[end]!.indent
}

const without = (text: string, columns: number): string => {
  let at = 0
  let column = 0
  for (; column < columns && (text[at] === ' ' || text[at] === '\t'); at++)
    column = columnAfter(column, text[at]!)
  return text.slice(at)
}

export const joined = (lines: readonly string[]): string => trimText(lines.join('\n'))

/** What is taken out leaves blank lines behind; code keeps those that it has. */
export const withSingleBlanks = (lines: readonly string[]): string[] => {
  let fenced = false
  return lines.filter((line, index) => {
    if (/^[ \t]*(?:`{3}|~{3})/.test(line)) fenced = !fenced
    return fenced || line.trim() !== '' || lines[index - 1]?.trim() !== ''
  })
}

/** Columns by which all text is indented. */
export const leastIndent = (lines: readonly Line[]): number => {
  let least: number | null = null
  for (const { kind, indent } of lines) if (kind === 'text') least = Math.min(least ?? indent, indent)
  return least ?? 0
}
