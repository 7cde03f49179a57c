import type { CanvasModule } from './canvas.ts'
import { drawBoard } from './draw-board.ts'
import { drawStats } from './draw-stats.ts'
import type { Picture } from './picture.ts'
import type { TextRenderer } from './text-renderer.ts'

/** Draws a picture as a PNG. */
export const drawPicture = (
  picture: Picture,
  canvas: CanvasModule,
  renderer: TextRenderer,
): Promise<Uint8Array> => {
  switch (picture.kind) {
    case 'board':
      return drawBoard(picture, canvas, renderer)
    case 'stats':
      return drawStats(picture, canvas, renderer)
  }
}
