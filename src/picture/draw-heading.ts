import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS } from './colours.ts'
import { MARGIN, SUBTITLE_LINE, TITLE_LINE, WIDTH } from './layout.ts'
import type { TextRenderer } from './text-renderer.ts'

const TITLE_STYLE = { size: 52, weight: 700 } as const
export const SUBTITLE_STYLE = { size: 38, weight: 500 } as const

const MAX_WIDTH = WIDTH - 2 * MARGIN

export const drawHeading = (
  context: CanvasContext,
  picture: { readonly title: string; readonly subtitle: string },
  renderer: TextRenderer,
): void => {
  const title = renderer.truncate(renderer.sanitize(picture.title), TITLE_STYLE, MAX_WIDTH)
  const subtitle = renderer.truncate(renderer.sanitize(picture.subtitle), SUBTITLE_STYLE, MAX_WIDTH)
  const [x, text, muted] = [MARGIN, BOARD_COLOURS.text, BOARD_COLOURS.muted]
  renderer.draw(context, title, { ...TITLE_STYLE, x, y: TITLE_LINE, colour: text })
  renderer.draw(context, subtitle, { ...SUBTITLE_STYLE, x, y: SUBTITLE_LINE, colour: muted })
}
