import type { CanvasContext, CanvasModule } from './canvas.ts'
import { drawCard } from './draw-card.ts'
import { drawHeading } from './draw-heading.ts'
import { BAR_ROW_HEIGHT, drawStatsBar } from './draw-stats-bar.ts'
import { drawTrend, TREND_HEIGHT } from './draw-trend.ts'
import { ROWS_TOP, WIDTH } from './layout.ts'
import type { StatsPicture } from './stats.ts'
import type { TextRenderer } from './text-renderer.ts'

const BOTTOM = 20

/** The height of a picture, in pixels. */
export const statsHeight = ({ bars, trend }: StatsPicture): number =>
  ROWS_TOP + bars.length * BAR_ROW_HEIGHT + (trend ? TREND_HEIGHT : 0) + BOTTOM

/** Draws statistics as a PNG: a bar with its interval for each domain or tag, and the line of the last weeks. */
export const drawStats = async (
  picture: StatsPicture,
  canvas: CanvasModule,
  renderer: TextRenderer,
): Promise<Uint8Array> => {
  const height = statsHeight(picture)
  const surface = canvas.createCanvas(WIDTH, height)
  const context: CanvasContext = surface.getContext('2d')
  // Fixed, since otherwise the host's locale would choose among variants of glyphs.
  context.lang = 'en'
  drawCard(context, height)
  drawHeading(context, picture, renderer)
  const { bars, passMark, trend } = picture
  for (const [index, bar] of bars.entries())
    drawStatsBar(context, bar, ROWS_TOP + index * BAR_ROW_HEIGHT, passMark, renderer)
  if (trend) drawTrend(context, trend, ROWS_TOP + bars.length * BAR_ROW_HEIGHT, passMark, renderer)
  return surface.encode('png')
}
