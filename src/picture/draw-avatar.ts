import type { PictureRow } from './board.ts'
import type { CanvasModule, Context } from './canvas.ts'
import { AVATARS, ON_AVATAR } from './colours.ts'
import { initials } from './initials.ts'
import { AVATAR_CENTRE, AVATAR_RADIUS } from './layout.ts'
import type { Lettering } from './lettering.ts'

type Image = Awaited<ReturnType<CanvasModule['loadImage']>>

/** The image, or null where there is none or it cannot be read. */
export const openAvatar = async (
  { avatar }: PictureRow,
  { loadImage }: CanvasModule,
): Promise<Image | null> => {
  if (!avatar || avatar.length > MAX_BYTES || !isPixels(avatar)) return null
  try {
    const image = await loadImage(avatar)
    return image.width > 0 && image.height > 0 ? image : null
  } catch {
    return null
  }
}

const MAX_BYTES = 4_000_000

/** PNG, JPEG, WebP or GIF, by their first bytes. An SVG could name other files, and is not an avatar. */
const isPixels = (bytes: Uint8Array): boolean =>
  /^(\x89PNG|\xFF\xD8\xFF|GIF8|RIFF.{4}WEBP)/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))

export const drawAvatar = (
  context: Context,
  row: PictureRow,
  image: Image | null,
  centreY: number,
  lettering: Lettering,
): void => {
  context.save()
  context.beginPath()
  context.arc(AVATAR_CENTRE, centreY, AVATAR_RADIUS, 0, 2 * Math.PI)
  context.clip()
  if (!image || !drawCovering(context, image, centreY)) drawInitials(context, row.name, centreY, lettering)
  context.restore()
}

/** The middle square of the image; false where its bytes turn out to be broken only now. */
const drawCovering = (context: Context, image: Image, centreY: number): boolean => {
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

const drawInitials = (context: Context, name: string, centreY: number, lettering: Lettering): void => {
  context.fillStyle = AVATARS[sumOf(name) % AVATARS.length]!
  context.fillRect(
    AVATAR_CENTRE - AVATAR_RADIUS,
    centreY - AVATAR_RADIUS,
    2 * AVATAR_RADIUS,
    2 * AVATAR_RADIUS,
  )
  const text = lettering.showable(initials(lettering.showable(name))) || '?'
  const style = { size: 30, weight: 600 } as const
  const place = { x: AVATAR_CENTRE, y: centreY + 11, align: 'center' } as const
  lettering.write(context, text, { ...style, ...place, colour: ON_AVATAR })
}

/** So that a name has the same colour in every picture. */
const sumOf = (name: string): number => [...name].reduce((sum, sign) => sum + sign.codePointAt(0)!, 0)
