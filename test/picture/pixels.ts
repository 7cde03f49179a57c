import { createCanvas, loadImage } from '@napi-rs/canvas'
import { AVATAR_CENTRE, AVATAR_RADIUS, layOutBoard, ROW_HEIGHT, WIDTH } from '../../src/picture/layout.ts'

/** Width and height as its header says. */
export const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)]

/** Single points of a board with one row. */
export const pixels = async (png: Buffer) => {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const point = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data]
  const colour = (x: number, y: number) => `#${Buffer.from(point(x, y).slice(0, 3)).toString('hex')}`
  const middle = layOutBoard(1).rowTops[0]! + ROW_HEIGHT / 2
  return {
    /** Near its upper rim, where no initials reach. */
    avatar: colour(AVATAR_CENTRE, middle - AVATAR_RADIUS + 6),
    corner: point(0, 0)[3],
    edge: point(WIDTH / 2, 0)[3],
  }
}
