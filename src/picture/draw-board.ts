import { type BoardPicture, COLUMNS, type Column, type PictureRow } from './board.ts'
import type { CanvasContext, CanvasModule } from './canvas.ts'
import { BOARD_COLOURS } from './colours.ts'
import { drawAvatar, loadAvatar } from './draw-avatar.ts'
import { drawEmptyMessage, drawHeading, drawLabels, LABEL_STYLE } from './draw-heading.ts'
import { drawRow, figureStyle, type TableLayout } from './draw-row.ts'
import * as layout from './layout.ts'
import type { TextRenderer } from './text-renderer.ts'

/** Draws a board as a PNG. */
export const drawBoard = async (
  picture: BoardPicture,
  canvas: CanvasModule,
  renderer: TextRenderer,
): Promise<Uint8Array> => {
  const { height, rowTops, ownTop } = layout.layOutBoard(picture.rows.length, picture.own !== null)
  const surface = canvas.createCanvas(layout.WIDTH, height)
  const context = surface.getContext('2d')
  // Fixed, since otherwise the host's locale would choose among variants of glyphs.
  context.lang = 'en'
  const table = layOutTable(picture, renderer)
  drawCard(context, height)
  drawHeading(context, picture, renderer)
  if (picture.rows.length === 0) drawEmptyMessage(context, picture.empty, renderer)
  if (picture.rows.length > 0 || picture.own) drawLabels(context, picture, table, renderer)
  drawRules(context, rowTops)
  if (ownTop !== null) drawPanel(context, ownTop)
  for (const [row, top] of positionRows(picture, rowTops, ownTop)) {
    drawRow(context, row, top, table, renderer)
    drawAvatar(context, row, await loadAvatar(row, canvas), top + layout.ROW_HEIGHT / 2, renderer)
  }
  return surface.encode('png')
}

const positionRows = (
  { rows, own }: BoardPicture,
  rowTops: readonly number[],
  ownTop: number | null,
): (readonly [PictureRow, number])[] => {
  const all = rows.map((row, index) => [row, rowTops[index]!] as const)
  return own && ownTop !== null ? [...all, [own, ownTop]] : all
}

const layOutTable = ({ rows, own, labels, rankedBy }: BoardPicture, renderer: TextRenderer): TableLayout => {
  const allRows = own ? [...rows, own] : rows
  const widthOf = (column: Column, size: number): number => {
    const style = figureStyle(size, column === rankedBy)
    const figures = allRows.map(row => renderer.width(renderer.sanitize(row[column]), style))
    const widest = Math.max(0, ...figures)
    const label = renderer.width(renderer.sanitize(labels[column]), LABEL_STYLE)
    return widest === 0 ? 0 : Math.min(layout.MAX_FIGURE, Math.ceil(Math.max(widest, label)))
  }
  const widthsAt = (size: number) =>
    Object.fromEntries(COLUMNS.map(column => [column, widthOf(column, size)])) as Record<Column, number>
  const figureSize = layout.chooseFigureSize(widthsAt)
  return { columns: layout.layOutColumns(widthsAt(figureSize)), figureSize, rankedBy }
}

const drawCard = (context: CanvasContext, height: number): void => {
  context.fillStyle = BOARD_COLOURS.card
  context.beginPath()
  context.roundRect(0, 0, layout.WIDTH, height, layout.CORNER)
  context.fill()
}

const drawRules = (context: CanvasContext, rowTops: readonly number[]): void => {
  context.fillStyle = BOARD_COLOURS.rule
  for (const top of rowTops) context.fillRect(layout.MARGIN, top - 1, layout.WIDTH - 2 * layout.MARGIN, 2)
}

const drawPanel = (context: CanvasContext, top: number): void => {
  context.fillStyle = BOARD_COLOURS.panel
  context.strokeStyle = BOARD_COLOURS.panelEdge
  context.lineWidth = 2
  context.beginPath()
  const left = layout.MARGIN - layout.PANEL_REACH
  context.roundRect(left, top, layout.WIDTH - 2 * left, layout.ROW_HEIGHT, 24)
  context.fill()
  context.stroke()
}
