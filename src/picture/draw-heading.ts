import { type BoardPicture, COLUMNS } from './board.ts'
import type { Context } from './canvas.ts'
import { COLOURS } from './colours.ts'
import type { Table } from './draw-row.ts'
import { EMPTY_LINES, LABEL_LINE, MARGIN, MAX_FIGURE, SUBTITLE_LINE, TITLE_LINE, WIDTH } from './layout.ts'
import type { Lettering } from './lettering.ts'
import { wrapped } from './shorten.ts'

const TITLE_STYLE = { size: 58, weight: 700 } as const
const SUBTITLE_STYLE = { size: 34, weight: 500 } as const
export const LABEL_STYLE = { size: 28, weight: 600 } as const
const EMPTY_STYLE = { size: 38, weight: 500 } as const

const ROOM = WIDTH - 2 * MARGIN

export const drawHeading = (context: Context, picture: BoardPicture, lettering: Lettering): void => {
  const title = lettering.fit(lettering.showable(picture.title), TITLE_STYLE, ROOM)
  const subtitle = lettering.fit(lettering.showable(picture.subtitle), SUBTITLE_STYLE, ROOM)
  const [x, text, muted] = [MARGIN, COLOURS.text, COLOURS.muted]
  lettering.write(context, title, { ...TITLE_STYLE, x, y: TITLE_LINE, colour: text })
  lettering.write(context, subtitle, { ...SUBTITLE_STYLE, x, y: SUBTITLE_LINE, colour: muted })
}

export const drawLabels = (
  context: Context,
  { labels, rankedBy }: BoardPicture,
  { columns }: Table,
  lettering: Lettering,
): void => {
  for (const column of COLUMNS) {
    const x = columns.edges[column]
    if (x === undefined) continue
    const text = lettering.fit(lettering.showable(labels[column]), LABEL_STYLE, MAX_FIGURE)
    const colour = column === rankedBy ? COLOURS.accent : COLOURS.muted
    lettering.write(context, text, { ...LABEL_STYLE, x, y: LABEL_LINE, colour, align: 'right' })
  }
}

export const writeEmpty = (context: Context, sentence: string, lettering: Lettering): void => {
  const text = lettering.showable(sentence)
  const lines = wrapped(text, EMPTY_LINES.most, ROOM, part => lettering.width(part, EMPTY_STYLE))
  for (const [index, line] of lines.entries()) {
    const y = EMPTY_LINES.first + index * EMPTY_LINES.step
    lettering.write(context, line, { ...EMPTY_STYLE, x: MARGIN, y, colour: COLOURS.text })
  }
}
