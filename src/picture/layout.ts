import { COLUMNS, type Column } from './board.ts'

/**
 * Discord shows a picture about 270 to 350 points wide on a phone of 390: so text of 38 is at least 14 points high
 * there, like the text around it.
 */
export const WIDTH = 720
export const MARGIN = 28
export const CORNER = 28
export const ROW_HEIGHT = 84
export const TITLE_LINE = 76
export const SUBTITLE_LINE = 128
/** Below the heading. */
export const ROWS_TOP = 152
const BOTTOM = 16

export const RANK_CENTRE = MARGIN + 28
export const AVATAR_CENTRE = MARGIN + 96
export const AVATAR_RADIUS = 30
export const NAME_LEFT = MARGIN + 142

/** Wider figures are truncated. Twelve digits fit. */
export const MAX_FIGURE = 320

const COLUMN_GAP = 24

/** About ten letters. */
const MIN_NAME = 220

export type BoardLayout = { readonly height: number; readonly rowTops: readonly number[] }

export const layOutBoard = (rows: number): BoardLayout => ({
  height: ROWS_TOP + rows * ROW_HEIGHT + BOTTOM,
  rowTops: Array.from({ length: rows }, (_, index) => ROWS_TOP + index * ROW_HEIGHT),
})

type Widths = Readonly<Record<Column, number>>

export type ColumnLayout = {
  /** The right edge of each column that is drawn. */
  readonly edges: Readonly<Partial<Record<Column, number>>>
  readonly nameWidth: number
}

/**
 * Lays out the columns from the right edge, each as wide as its content; the name gets the rest. Empty columns are left
 * out, and so are those that would leave the names too little room, but never the one that the board is ranked by.
 */
export const layOutColumns = (widths: Widths, rankedBy: Column): ColumnLayout => {
  const filled = COLUMNS.filter(column => widths[column] > 0)
  const others = filled.filter(column => column !== rankedBy)
  const choices = others.map((_, index) => others.slice(0, others.length - index))
  const layouts = choices.map(kept =>
    place(
      filled.filter(column => column === rankedBy || kept.includes(column)),
      widths,
    ),
  )
  return layouts.find(({ nameWidth }) => nameWidth >= MIN_NAME) ?? place([rankedBy], widths)
}

const place = (columns: readonly Column[], widths: Widths): ColumnLayout => {
  const edges: Partial<Record<Column, number>> = {}
  let right = WIDTH - MARGIN
  for (const column of columns.toReversed()) {
    edges[column] = right
    right -= widths[column] + COLUMN_GAP
  }
  return { edges, nameWidth: right - NAME_LEFT }
}
