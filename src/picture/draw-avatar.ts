import type { PictureRow } from './board.ts'
import type { CanvasContext, CanvasModule } from './canvas.ts'
import { AVATAR_COLOURS, AVATAR_TEXT_COLOUR } from './colours.ts'
import { getInitials } from './initials.ts'
import { AVATAR_CENTRE, AVATAR_RADIUS } from './layout.ts'
import type { TextRenderer } from './text-renderer.ts'

type Image = Awaited<ReturnType<CanvasModule['loadImage']>>

/** Decodes the avatar; null if there is none or it cannot be read. */
export const loadAvatar = async (
  { avatar }: PictureRow,
  { loadImage }: CanvasModule,
): Promise<Image | null> => {
  if (!avatar || avatar.length > MAX_BYTES || !isRasterImage(avatar)) return null
  try {
    const image = await loadImage(avatar)
    return image.width > 0 && image.height > 0 ? image : null
  } catch {
    return null
  }
}

const MAX_BYTES = 4_000_000

/** PNG, JPEG, WebP or GIF by their magic bytes. Not SVG, which can reference other files. */
const isRasterImage = (bytes: Uint8Array): boolean =>
  /^(\x89PNG|\xFF\xD8\xFF|GIF8|RIFF.{4}WEBP)/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))

export const drawAvatar = (
  context: CanvasContext,
  row: PictureRow,
  image: Image | null,
  centreY: number,
  renderer: TextRenderer,
): void => {
  context.save()
  context.beginPath()
  context.arc(AVATAR_CENTRE, centreY, AVATAR_RADIUS, 0, 2 * Math.PI)
  context.clip()
  if (!image || !drawCropped(context, image, centreY)) drawInitials(context, row.name, centreY, renderer)
  context.restore()
}

/** Crops the image to a centred square. False if its pixel data turns out to be broken only here. */
const drawCropped = (context: CanvasContext, image: Image, centreY: number): boolean => {
  const side = Math.min(image.width, image.height)
  const size = 2 * AVATAR_RADIUS
  const [left, top] = [AVATAR_CENTRE - AVATAR_RADIUS, centreY - AVATAR_RADIUS]
  try {
    const [x, y] = [(image.width - side) / 2, (image.height - side) / 2]
    context.drawImage(image, x, y, side, side, left, top, size, size)
    return true
  } catch {
    return false
  }
}

const drawInitials = (
  context: CanvasContext,
  name: string,
  centreY: number,
  renderer: TextRenderer,
): void => {
  context.fillStyle = AVATAR_COLOURS[sumCodePoints(name) % AVATAR_COLOURS.length]!
  context.fillRect(
    AVATAR_CENTRE - AVATAR_RADIUS,
    centreY - AVATAR_RADIUS,
    2 * AVATAR_RADIUS,
    2 * AVATAR_RADIUS,
  )
  const text = renderer.sanitize(getInitials(renderer.sanitize(name))) || '?'
  const style = { size: 30, weight: 600 } as const
  const position = { x: AVATAR_CENTRE, y: centreY + 11, align: 'center' } as const
  renderer.draw(context, text, { ...style, ...position, colour: AVATAR_TEXT_COLOUR })
}

/** A hash, so that a name has the same colour in every picture. */
const sumCodePoints = (name: string): number =>
  [...name].reduce((sum, character) => sum + character.codePointAt(0)!, 0)
