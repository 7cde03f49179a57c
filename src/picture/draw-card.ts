import type { CanvasContext } from './canvas.ts'
import { BOARD_COLOURS } from './colours.ts'
import { CORNER, WIDTH } from './layout.ts'

/** The card that a picture is drawn on. Its corners let the chat show through. */
export const drawCard = (context: CanvasContext, height: number): void => {
  context.fillStyle = BOARD_COLOURS.card
  context.beginPath()
  context.roundRect(0, 0, WIDTH, height, CORNER)
  context.fill()
}
