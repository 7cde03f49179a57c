import { dedent } from './parser.ts'
import type { MarkdownRow } from './rows.ts'

/** A line of a row. Quotes keep their sign. */
export type MarkdownLine = {
  readonly text: string
  readonly number: number
  readonly kind: 'text' | 'code' | 'blank'
  readonly isQuote: boolean
  readonly isSummary: boolean
}

/** The lines of rows, dedented, with one blank line where there are any between two rows. */
export const linesOf = (rows: readonly MarkdownRow[], columns = minIndent(rows)): MarkdownLine[] =>
  rows.flatMap((row, index) => {
    const { kind, line, lines, isSummary } = row
    const above = rows[index - 1]
    const common = { isQuote: kind === 'quote', isSummary }
    const own = lines.map((text, place) => ({
      ...common,
      number: line + place,
      kind: kind === 'code' ? ('code' as const) : text.trim() === '' ? ('blank' as const) : ('text' as const),
      text: kind === 'code' ? text : dedent(text, columns),
    }))
    const isApart = above !== undefined && line > above.end
    return isApart ? [{ ...common, number: line - 1, kind: 'blank' as const, text: '' }, ...own] : own
  })

export const minIndent = (rows: readonly MarkdownRow[]): number =>
  rows.reduce(
    (least, { kind, indent }) => (kind === 'code' ? least : Math.min(least, indent)),
    rows.length === 0 ? 0 : 999,
  ) % 999
