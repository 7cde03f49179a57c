import { COLUMNS, type Column, type PictureRow } from './board.ts'
import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS, MEDAL_COLOURS, MEDAL_TEXT_COLOUR } from './colours.ts'
import { type ColumnLayout, MAX_FIGURE, NAME_LEFT, RANK_CENTRE, ROW_HEIGHT, WIDTH } from './layout.ts'
import type { TextRenderer, TextStyle } from './text-renderer.ts'

/** The layout that all rows of a picture share. */
export type TableLayout = {
  readonly columns: ColumnLayout
  readonly rankedBy: Column
}

/** Draws a row without its avatar. Clipped, since a name's accents may be higher than the row. */
export const drawRow = (
  context: CanvasContext,
  row: PictureRow,
  top: number,
  table: TableLayout,
  renderer: TextRenderer,
): void => {
  const line = top + ROW_HEIGHT / 2 + 14
  context.save()
  context.beginPath()
  context.rect(0, top, WIDTH, ROW_HEIGHT)
  context.clip()
  drawRank(context, row, top + ROW_HEIGHT / 2, renderer)
  drawName(context, row.name, line, table.columns.nameWidth, renderer)
  drawFigures(context, row, line, table, renderer)
  context.restore()
}

/** The column that the board is ranked by is bold. */
export const figureStyle = (isRanking: boolean): TextStyle => ({
  size: FIGURE_SIZE,
  weight: isRanking ? 700 : 500,
})

export const FIGURE_SIZE = 40

/** Shown if nothing of a name can be drawn. */
const NO_NAME = '—'

const drawName = (
  context: CanvasContext,
  name: string,
  y: number,
  maxWidth: number,
  renderer: TextRenderer,
): void => {
  const shown = renderer.sanitize(name) || NO_NAME
  const fits = (size: number) => renderer.width(shown, { size, weight: 600 }) <= maxWidth
  const style = { size: NAME_SIZES.find(fits) ?? NAME_SIZES.at(-1)!, weight: 600 } as const
  const text = renderer.truncate(shown, style, maxWidth)
  renderer.draw(context, text, { ...style, x: NAME_LEFT, y, colour: BOARD_COLOURS.text })
}

/** A long name is first drawn smaller, then truncated. */
export const NAME_SIZES = [42, 40, 38]

const drawFigures = (
  context: CanvasContext,
  row: PictureRow,
  y: number,
  { columns, rankedBy }: TableLayout,
  renderer: TextRenderer,
): void => {
  for (const column of COLUMNS) {
    const x = columns.edges[column]
    if (x === undefined) continue
    const style = figureStyle(column === rankedBy)
    const colour = column === rankedBy ? BOARD_COLOURS.text : BOARD_COLOURS.muted
    const text = renderer.truncate(renderer.sanitize(row[column]), style, MAX_FIGURE)
    renderer.draw(context, text, { ...style, x, y, colour, align: 'right' })
  }
}

const drawRank = (
  context: CanvasContext,
  { rank, plain }: PictureRow,
  centreY: number,
  renderer: TextRenderer,
): void => {
  const medal = plain ? undefined : MEDAL_COLOURS[rank - 1]
  if (medal) {
    context.fillStyle = medal
    context.beginPath()
    context.arc(RANK_CENTRE, centreY, 27, 0, 2 * Math.PI)
    context.fill()
  }
  const text = String(rank)
  const size = RANK_SIZES[text.length] ?? 20
  const style = { size, weight: medal ? 700 : 600 } as const
  const position = { x: RANK_CENTRE, y: centreY + size * 0.36, align: 'center' } as const
  renderer.draw(context, text, {
    ...style,
    ...position,
    colour: medal ? MEDAL_TEXT_COLOUR : BOARD_COLOURS.muted,
  })
}

/** Font sizes by number of digits, so that every rank fits its column. */
const RANK_SIZES = [38, 38, 38, 38, 32, 26]
