import { COLUMNS, type Column, type PictureRow } from './board.ts'
import type { Context } from './canvas.ts'
import { COLOURS, MEDALS, ON_MEDAL } from './colours.ts'
import { type Columns, MAX_FIGURE, NAME_LEFT, RANK_CENTRE, ROW_HEIGHT, WIDTH } from './layout.ts'
import type { Lettering, Style } from './lettering.ts'
import { NO_NAME } from './name.ts'

/** What all rows of a picture have in common. */
export type Table = {
  readonly columns: Columns
  readonly figureSize: number
  readonly rankedBy: Column
}

/** A row without its avatar. Nothing reaches beyond it, however high a name piles its accents. */
export const drawRow = (
  context: Context,
  row: PictureRow,
  top: number,
  table: Table,
  lettering: Lettering,
): void => {
  const line = top + ROW_HEIGHT / 2 + 14
  context.save()
  context.beginPath()
  context.rect(0, top, WIDTH, ROW_HEIGHT)
  context.clip()
  drawRank(context, row.rank, top + ROW_HEIGHT / 2, lettering)
  drawName(context, row.name, line, table.columns.nameWidth, lettering)
  drawFigures(context, row, line, table, lettering)
  context.restore()
}

/** The column that the board ranks by stands out; the others are there for whoever looks for them. */
export const figureStyle = (size: number, ranks: boolean): Style => ({ size, weight: ranks ? 700 : 500 })

const drawName = (context: Context, name: string, y: number, most: number, lettering: Lettering): void => {
  const shown = lettering.showable(name) || NO_NAME
  const fits = (size: number) => lettering.width(shown, { size, weight: 600 }) <= most
  const style = { size: NAME_SIZES.find(fits) ?? NAME_SIZES.at(-1)!, weight: 600 } as const
  const text = lettering.fit(shown, style, most)
  lettering.write(context, text, { ...style, x: NAME_LEFT, y, colour: COLOURS.text })
}

/** A long name is first written smaller, then cut. */
const NAME_SIZES = [40, 37, 34]

const drawFigures = (
  context: Context,
  row: PictureRow,
  y: number,
  { columns, figureSize, rankedBy }: Table,
  lettering: Lettering,
): void => {
  for (const column of COLUMNS) {
    const x = columns.edges[column]
    if (x === undefined) continue
    const style = figureStyle(figureSize, column === rankedBy)
    const colour = column === rankedBy ? COLOURS.text : COLOURS.muted
    const text = lettering.fit(lettering.showable(row[column]), style, MAX_FIGURE)
    lettering.write(context, text, { ...style, x, y, colour, align: 'right' })
  }
}

const drawRank = (context: Context, rank: number, centreY: number, lettering: Lettering): void => {
  const medal = MEDALS[rank - 1]
  if (medal) {
    context.fillStyle = medal
    context.beginPath()
    context.arc(RANK_CENTRE, centreY, 28, 0, 2 * Math.PI)
    context.fill()
  }
  const text = String(rank)
  const size = RANK_SIZES[text.length] ?? 20
  const style = { size, weight: medal ? 700 : 600 } as const
  const place = { x: RANK_CENTRE, y: centreY + size * 0.36, align: 'center' } as const
  lettering.write(context, text, { ...style, ...place, colour: medal ? ON_MEDAL : COLOURS.muted })
}

/** By the number of digits: "1", "10", "100" and so on all stay within their column. */
const RANK_SIZES = [36, 36, 36, 32, 28, 24]
