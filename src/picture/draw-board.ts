import { type BoardPicture, COLUMNS, type Column } from './board.ts'
import type { CanvasContext, CanvasModule } from './canvas.ts'
import { BOARD_COLOURS } from './colours.ts'
import { drawAvatar, loadAvatar } from './draw-avatar.ts'
import { drawCard } from './draw-card.ts'
import { drawHeading } from './draw-heading.ts'
import { drawRow, figureStyle, type TableLayout } from './draw-row.ts'
import * as layout from './layout.ts'
import type { TextRenderer } from './text-renderer.ts'

/** Draws a board as a PNG. */
export const drawBoard = async (
  picture: BoardPicture,
  canvas: CanvasModule,
  renderer: TextRenderer,
): Promise<Uint8Array> => {
  const { height, rowTops } = layout.layOutBoard(picture.rows.length)
  const surface = canvas.createCanvas(layout.WIDTH, height)
  const context = surface.getContext('2d')
  // Fixed, since otherwise the host's locale would choose among variants of glyphs.
  context.lang = 'en'
  const table = layOutTable(picture, renderer)
  drawCard(context, height)
  drawHeading(context, picture, renderer)
  drawRules(context, rowTops)
  for (const [index, row] of picture.rows.entries()) {
    const top = rowTops[index]!
    drawRow(context, row, top, table, renderer)
    drawAvatar(context, row, await loadAvatar(row, canvas), top + layout.ROW_HEIGHT / 2, renderer)
  }
  return surface.encode('png')
}

const layOutTable = ({ rows, rankedBy }: BoardPicture, renderer: TextRenderer): TableLayout => {
  const widthOf = (column: Column): number => {
    const style = figureStyle(column === rankedBy)
    const figures = rows.map(row => renderer.width(renderer.sanitize(row[column]), style))
    return Math.min(layout.MAX_FIGURE, Math.ceil(Math.max(0, ...figures)))
  }
  const widths = Object.fromEntries(COLUMNS.map(column => [column, widthOf(column)])) as Record<
    Column,
    number
  >
  return { columns: layout.layOutColumns(widths, rankedBy), rankedBy }
}

const drawRules = (context: CanvasContext, rowTops: readonly number[]): void => {
  context.fillStyle = BOARD_COLOURS.rule
  for (const top of rowTops) context.fillRect(layout.MARGIN, top - 1, layout.WIDTH - 2 * layout.MARGIN, 2)
}
