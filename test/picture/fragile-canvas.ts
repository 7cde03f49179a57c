import { writeSync } from 'node:fs'
import { connect } from 'node:net'
import canvas from '@napi-rs/canvas'

/**
 * The real canvas, but an avatar that says so crashes the process, ends it, or keeps it busy forever. With `?port=` it
 * holds a connection to that port of this machine, which closes when the process ends. With `?load=crash` it crashes
 * while it is loaded, with `?load=signals` it is asked to end then.
 */
export const { createCanvas, GlobalFonts } = canvas

const { searchParams } = new URL(import.meta.url)
const port = searchParams.get('port')
if (port) connect({ port: Number(port), host: '127.0.0.1' }).on('error', () => {})

/** As native code dies on a processor that doesn't know one of its instructions. */
const crash = () => process.kill(process.pid, 'SIGILL')

const onLoad = searchParams.get('load')
if (onLoad === 'crash') crash()
if (onLoad === 'signals')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(process.pid, signal)

export const loadImage = (bytes: Buffer) => {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('crash')) crash()
  if (text.includes('exit')) {
    writeSync(2, 'no more memory\n')
    process.exit(3)
  }
  while (text.includes('hang'));
  return canvas.loadImage(bytes)
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])
export const CRASH = Buffer.concat([PNG, Buffer.from('crash')])
export const EXIT = Buffer.concat([PNG, Buffer.from('exit')])
export const HANG = Buffer.concat([PNG, Buffer.from('hang')])
