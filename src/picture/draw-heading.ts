import { type BoardPicture, COLUMNS } from './board.ts'
import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS } from './colours.ts'
import type { TableLayout } from './draw-row.ts'
import { EMPTY_LINES, LABEL_LINE, MARGIN, MAX_FIGURE, SUBTITLE_LINE, TITLE_LINE, WIDTH } from './layout.ts'
import type { TextRenderer } from './text-renderer.ts'
import { wrapText } from './truncate.ts'

const TITLE_STYLE = { size: 58, weight: 700 } as const
const SUBTITLE_STYLE = { size: 34, weight: 500 } as const
export const LABEL_STYLE = { size: 28, weight: 600 } as const
const EMPTY_STYLE = { size: 38, weight: 500 } as const

const MAX_WIDTH = WIDTH - 2 * MARGIN

export const drawHeading = (context: CanvasContext, picture: BoardPicture, renderer: TextRenderer): void => {
  const title = renderer.truncate(renderer.sanitize(picture.title), TITLE_STYLE, MAX_WIDTH)
  const subtitle = renderer.truncate(renderer.sanitize(picture.subtitle), SUBTITLE_STYLE, MAX_WIDTH)
  const [x, text, muted] = [MARGIN, BOARD_COLOURS.text, BOARD_COLOURS.muted]
  renderer.draw(context, title, { ...TITLE_STYLE, x, y: TITLE_LINE, colour: text })
  renderer.draw(context, subtitle, { ...SUBTITLE_STYLE, x, y: SUBTITLE_LINE, colour: muted })
}

export const drawLabels = (
  context: CanvasContext,
  { labels, rankedBy }: BoardPicture,
  { columns }: TableLayout,
  renderer: TextRenderer,
): void => {
  for (const column of COLUMNS) {
    const x = columns.edges[column]
    if (x === undefined) continue
    const text = renderer.truncate(renderer.sanitize(labels[column]), LABEL_STYLE, MAX_FIGURE)
    const colour = column === rankedBy ? BOARD_COLOURS.accent : BOARD_COLOURS.muted
    renderer.draw(context, text, { ...LABEL_STYLE, x, y: LABEL_LINE, colour, align: 'right' })
  }
}

export const drawEmptyMessage = (context: CanvasContext, sentence: string, renderer: TextRenderer): void => {
  const text = renderer.sanitize(sentence)
  const lines = wrapText(text, EMPTY_LINES.max, MAX_WIDTH, part => renderer.width(part, EMPTY_STYLE))
  for (const [index, line] of lines.entries()) {
    const y = EMPTY_LINES.first + index * EMPTY_LINES.step
    renderer.draw(context, line, { ...EMPTY_STYLE, x: MARGIN, y, colour: BOARD_COLOURS.text })
  }
}
