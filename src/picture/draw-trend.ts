import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS, CHART_COLOURS } from './colours.ts'
import { LABEL_STYLE, NOTE_STYLE } from './draw-stats-bar.ts'
import { MARGIN, WIDTH } from './layout.ts'
import type { StatsTrend } from './stats.ts'
import type { TextRenderer } from './text-renderer.ts'

export const TREND_HEIGHT = 330

const TITLE_LINE = 56
const TOP = 100
const BOTTOM = 260
const LABELS_LINE = 310
/** Room for the labels of the upper and lower end. */
const AXIS = 104
const DOT = 9

type Point = { readonly x: number; readonly y: number }

/** The share of each week as a line; weeks without answers are gaps that the line bridges. */
export const drawTrend = (
  context: CanvasContext,
  trend: StatsTrend,
  top: number,
  passMark: number | null,
  renderer: TextRenderer,
): void => {
  drawLabels(context, trend, top, renderer)
  const yOf = (share: number) => top + BOTTOM - share * (BOTTOM - TOP)
  const [left, right] = [MARGIN + AXIS, WIDTH - MARGIN - DOT]
  for (const share of [0, 0.5, 1]) drawLine(context, left, right, yOf(share), BOARD_COLOURS.rule, [])
  if (passMark !== null) drawLine(context, left, right, yOf(passMark), CHART_COLOURS.mark, [12, 10])
  const step = (right - left - 2 * DOT) / Math.max(1, trend.weeks.length - 1)
  const points = trend.weeks.flatMap((share, week) =>
    share === null ? [] : [{ x: left + DOT + week * step, y: yOf(share) }],
  )
  drawPoints(context, points)
}

const drawLabels = (context: CanvasContext, trend: StatsTrend, top: number, renderer: TextRenderer): void => {
  const [text, muted] = [BOARD_COLOURS.text, BOARD_COLOURS.muted]
  const right = WIDTH - MARGIN
  const title = renderer.truncate(renderer.sanitize(trend.title), LABEL_STYLE, right - MARGIN)
  renderer.draw(context, title, { ...LABEL_STYLE, x: MARGIN, y: top + TITLE_LINE, colour: text })
  for (const [label, y] of [
    [trend.all, TOP + 13],
    [trend.none, BOTTOM + 13],
  ] as const)
    renderer.draw(context, renderer.sanitize(label), {
      ...NOTE_STYLE,
      x: MARGIN + AXIS - 12,
      y: top + y,
      colour: muted,
      align: 'right',
    })
  const line = { ...NOTE_STYLE, y: top + LABELS_LINE, colour: muted } as const
  renderer.draw(context, renderer.sanitize(trend.from), { ...line, x: MARGIN + AXIS })
  renderer.draw(context, renderer.sanitize(trend.to), { ...line, x: right, align: 'right' })
}

const drawLine = (
  context: CanvasContext,
  left: number,
  right: number,
  y: number,
  colour: string,
  dashes: number[],
): void => {
  context.strokeStyle = colour
  context.lineWidth = 3
  context.setLineDash(dashes)
  context.beginPath()
  context.moveTo(left, y)
  context.lineTo(right, y)
  context.stroke()
  context.setLineDash([])
}

const drawPoints = (context: CanvasContext, points: readonly Point[]): void => {
  context.strokeStyle = CHART_COLOURS.bar
  context.lineWidth = 6
  context.beginPath()
  for (const { x, y } of points) context.lineTo(x, y)
  context.stroke()
  context.fillStyle = BOARD_COLOURS.text
  for (const { x, y } of points) {
    context.beginPath()
    context.arc(x, y, DOT, 0, 2 * Math.PI)
    context.fill()
  }
}
