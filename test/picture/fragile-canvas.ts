import canvas from '@napi-rs/canvas'

/** The real canvas, but an avatar that says so ends the thread, or keeps it busy forever. */

export const { createCanvas, GlobalFonts } = canvas

export const loadImage = (bytes: Buffer) => {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('crash')) process.exit(3)
  while (text.includes('hang'));
  return canvas.loadImage(bytes)
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])
export const CRASH = Buffer.concat([PNG, Buffer.from('crash')])
export const HANG = Buffer.concat([PNG, Buffer.from('hang')])
