import type { Block } from './blocks.ts'
import { dedent } from './parser.ts'

/** A line of a block. Quotes keep their sign. */
export type MarkdownLine = {
  readonly text: string
  readonly number: number
  readonly kind: 'text' | 'code' | 'blank'
  readonly isQuote: boolean
  readonly isSummary: boolean
}

/** The lines of blocks, dedented, with one blank line where there are any between two blocks. */
export const linesOf = (blocks: readonly Block[], columns = minIndent(blocks)): MarkdownLine[] =>
  blocks.flatMap(({ kind, line, lines, isSummary }, index) => {
    const common = { isQuote: kind === 'quote', isSummary }
    const own = lines.map((text, place) => {
      const number = line + place
      if (kind === 'code') return { ...common, number, kind, text }
      const isBlank = text.trim() === ''
      return { ...common, number, kind: isBlank ? 'blank' : 'text', text: dedent(text, columns) } as const
    })
    const isApart = line > (blocks[index - 1]?.end ?? line)
    return isApart ? [{ ...common, number: line - 1, kind: 'blank', text: '' }, ...own] : own
  })

/** The columns that all blocks but code are indented by. */
const minIndent = (blocks: readonly Block[]): number => {
  const indents = blocks.flatMap(({ kind, indent }) => (kind === 'code' ? [] : [indent]))
  return indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent))
}
