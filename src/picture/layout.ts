import { COLUMNS, type Column } from './board.ts'

/** A third of it is about how wide Discord shows a picture on a phone, 350 points. */
export const WIDTH = 1080
export const MARGIN = 44
export const CORNER = 40
export const ROW_HEIGHT = 90
export const TITLE_LINE = 104
export const SUBTITLE_LINE = 156
export const LABEL_LINE = 224
export const EMPTY_LINES = { first: 300, step: 56, max: 3 } as const

const ROWS_TOP = 246
const OWN_GAP = 20

/** How far the panel behind the viewer's own row extends into the margin. */
export const PANEL_REACH = 20

export const RANK_CENTRE = MARGIN + 30
export const AVATAR_CENTRE = MARGIN + 106
export const AVATAR_RADIUS = 33
export const NAME_LEFT = MARGIN + 158

/** Wider figures are truncated. Twelve digits fit. */
export const MAX_FIGURE = 320

const COLUMN_GAP = 34
const MIN_NAME = 290

export type BoardLayout = {
  readonly height: number
  readonly rowTops: readonly number[]
  readonly ownTop: number | null
}

export const layOutBoard = (rows: number, own: boolean): BoardLayout => {
  const rowTops = Array.from({ length: rows }, (_, index) => ROWS_TOP + index * ROW_HEIGHT)
  const rowsBottom = rows > 0 ? ROWS_TOP + rows * ROW_HEIGHT : EMPTY_BOTTOM
  const ownTop = own ? rowsBottom + OWN_GAP : null
  const bottom = ownTop === null ? rowsBottom : ownTop + ROW_HEIGHT
  return { height: bottom + (own ? MARGIN : 28), rowTops, ownTop }
}

const EMPTY_BOTTOM = 420

export type ColumnLayout = {
  /** The right edge of each column that is drawn. */
  readonly edges: Readonly<Partial<Record<Column, number>>>
  readonly nameWidth: number
}

/** Lays out the columns from the right edge, each as wide as its content; the name gets the rest. Empty columns are left out. */
export const layOutColumns = (widths: Readonly<Record<Column, number>>): ColumnLayout => {
  const edges: Partial<Record<Column, number>> = {}
  let right = WIDTH - MARGIN
  for (const column of COLUMNS.toReversed()) {
    if (widths[column] === 0) continue
    edges[column] = right
    right -= widths[column] + COLUMN_GAP
  }
  return { edges, nameWidth: right - NAME_LEFT }
}

/** The largest font size at which the figures leave the names enough room, or else the smallest. */
export const chooseFigureSize = (widthsAt: (size: number) => Readonly<Record<Column, number>>): number =>
  FIGURE_SIZES.find(size => layOutColumns(widthsAt(size)).nameWidth >= MIN_NAME) ?? FIGURE_SIZES.at(-1)!

const FIGURE_SIZES = [38, 36, 34, 32, 30]
