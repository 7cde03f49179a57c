import { type BoardPicture, COLUMNS, type Column, type PictureRow } from './board.ts'
import type { CanvasModule, Context } from './canvas.ts'
import { COLOURS } from './colours.ts'
import { drawAvatar, openAvatar } from './draw-avatar.ts'
import { drawHeading, drawLabels, LABEL_STYLE, writeEmpty } from './draw-heading.ts'
import { drawRow, figureStyle, type Table } from './draw-row.ts'
import * as at from './layout.ts'
import type { Lettering } from './lettering.ts'

/** The whole picture, as a PNG. */
export const drawBoard = async (
  picture: BoardPicture,
  canvas: CanvasModule,
  lettering: Lettering,
): Promise<Uint8Array> => {
  const { height, rowTops, ownTop } = at.layOut(picture.rows.length, picture.own !== null)
  const paper = canvas.createCanvas(at.WIDTH, height)
  const context = paper.getContext('2d')
  // Without it, what the host's language prefers would change the letters.
  context.lang = 'en'
  const table = tableOf(picture, lettering)
  drawCard(context, height)
  drawHeading(context, picture, lettering)
  if (picture.rows.length === 0) writeEmpty(context, picture.empty, lettering)
  if (picture.rows.length > 0 || picture.own) drawLabels(context, picture, table, lettering)
  drawRules(context, rowTops)
  if (ownTop !== null) drawPanel(context, ownTop)
  for (const [row, top] of placed(picture, rowTops, ownTop)) {
    drawRow(context, row, top, table, lettering)
    drawAvatar(context, row, await openAvatar(row, canvas), top + at.ROW_HEIGHT / 2, lettering)
  }
  return paper.encode('png')
}

const placed = (
  { rows, own }: BoardPicture,
  rowTops: readonly number[],
  ownTop: number | null,
): (readonly [PictureRow, number])[] => {
  const all = rows.map((row, index) => [row, rowTops[index]!] as const)
  return own && ownTop !== null ? [...all, [own, ownTop]] : all
}

const tableOf = ({ rows, own, labels, rankedBy }: BoardPicture, lettering: Lettering): Table => {
  const people = own ? [...rows, own] : rows
  const widthOf = (column: Column, size: number): number => {
    const style = figureStyle(size, column === rankedBy)
    const figures = people.map(row => lettering.width(lettering.showable(row[column]), style))
    const widest = Math.max(0, ...figures)
    const label = lettering.width(lettering.showable(labels[column]), LABEL_STYLE)
    return widest === 0 ? 0 : Math.min(at.MAX_FIGURE, Math.ceil(Math.max(widest, label)))
  }
  const widthsAt = (size: number) =>
    Object.fromEntries(COLUMNS.map(column => [column, widthOf(column, size)])) as Record<Column, number>
  const figureSize = at.figureSizeFor(widthsAt)
  return { columns: at.columnsOf(widthsAt(figureSize)), figureSize, rankedBy }
}

const drawCard = (context: Context, height: number): void => {
  context.fillStyle = COLOURS.card
  context.beginPath()
  context.roundRect(0, 0, at.WIDTH, height, at.CORNER)
  context.fill()
}

const drawRules = (context: Context, rowTops: readonly number[]): void => {
  context.fillStyle = COLOURS.rule
  for (const top of rowTops) context.fillRect(at.MARGIN, top - 1, at.WIDTH - 2 * at.MARGIN, 2)
}

const drawPanel = (context: Context, top: number): void => {
  context.fillStyle = COLOURS.panel
  context.strokeStyle = COLOURS.panelEdge
  context.lineWidth = 2
  context.beginPath()
  const left = at.MARGIN - at.PANEL_REACH
  context.roundRect(left, top, at.WIDTH - 2 * left, at.ROW_HEIGHT, 24)
  context.fill()
  context.stroke()
}
