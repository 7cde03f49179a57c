import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS, CHART_COLOURS } from './colours.ts'
import { MARGIN, WIDTH } from './layout.ts'
import type { StatsBar } from './stats.ts'
import type { TextRenderer } from './text-renderer.ts'

export const BAR_ROW_HEIGHT = 112
export const LABEL_STYLE = { size: 38, weight: 600 } as const
export const NOTE_STYLE = { size: 38, weight: 500 } as const

const LABEL_LINE = 44
const BAR_TOP = 64
const BAR_HEIGHT = 26
const GAP = 20
const BAR_WIDTH = WIDTH - 2 * MARGIN

/** A label with its figure, and below it a bar with its interval. */
export const drawStatsBar = (
  context: CanvasContext,
  bar: StatsBar,
  top: number,
  passMark: number | null,
  renderer: TextRenderer,
): void => {
  drawTexts(context, bar, top + LABEL_LINE, renderer)
  const y = top + BAR_TOP
  fillBar(context, y, 1, BOARD_COLOURS.rule)
  if (bar.share && bar.share.value > 0) fillBar(context, y, bar.share.value, CHART_COLOURS.bar)
  if (passMark !== null) drawMark(context, xOf(passMark), y - 8, y + BAR_HEIGHT + 8)
  if (bar.share) drawInterval(context, bar.share, y + BAR_HEIGHT / 2)
}

const xOf = (share: number): number => MARGIN + share * BAR_WIDTH

/** The note has the room that the label leaves; where that is too little, the message's text has it. */
const drawTexts = (context: CanvasContext, bar: StatsBar, y: number, renderer: TextRenderer): void => {
  const [label, note, figure] = [bar.label, bar.note, bar.figure].map(text => renderer.sanitize(text)) as [
    string,
    string,
    string,
  ]
  const right = WIDTH - MARGIN
  const figureWidth = renderer.width(figure, LABEL_STYLE)
  const shown = renderer.truncate(label, LABEL_STYLE, BAR_WIDTH - figureWidth - GAP)
  renderer.draw(context, shown, { ...LABEL_STYLE, x: MARGIN, y, colour: BOARD_COLOURS.text })
  renderer.draw(context, figure, { ...LABEL_STYLE, x: right, y, colour: BOARD_COLOURS.text, align: 'right' })
  const room = BAR_WIDTH - figureWidth - renderer.width(shown, LABEL_STYLE) - 2 * GAP
  if (renderer.width(note, NOTE_STYLE) > room) return
  const x = right - figureWidth - GAP
  renderer.draw(context, note, { ...NOTE_STYLE, x, y, colour: BOARD_COLOURS.muted, align: 'right' })
}

const fillBar = (context: CanvasContext, y: number, share: number, colour: string): void => {
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(MARGIN, y, Math.max(BAR_HEIGHT / 2, share * BAR_WIDTH), BAR_HEIGHT, 6)
  context.fill()
}

/** A line from end to end with a cap on each. Its dark rim sets it off from the bar. */
const drawInterval = (
  context: CanvasContext,
  { low, high }: NonNullable<StatsBar['share']>,
  y: number,
): void => {
  for (const [colour, width] of [
    [BOARD_COLOURS.card, 10],
    [BOARD_COLOURS.text, 4],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.beginPath()
    context.moveTo(xOf(low), y)
    context.lineTo(xOf(high), y)
    for (const end of [low, high]) {
      context.moveTo(xOf(end), y - 10)
      context.lineTo(xOf(end), y + 10)
    }
    context.stroke()
  }
}

/** The pass mark. */
const drawMark = (context: CanvasContext, x: number, top: number, bottom: number): void => {
  context.strokeStyle = CHART_COLOURS.mark
  context.lineWidth = 4
  context.beginPath()
  context.moveTo(x, top)
  context.lineTo(x, bottom)
  context.stroke()
}
