import { flushCompileCache } from 'node:module'
import type { CanvasModule } from './canvas.ts'
import { drawPicture } from './draw-picture.ts'
import type { DrawResult } from './drawing-request.ts'
import { findInstalledFonts } from './fonts.ts'
import type { Picture } from './picture.ts'
import { createTextRenderer } from './text-renderer.ts'

/**
 * The drawing process: a child of the bot, so that a crash in native code isn't one of the bot. It answers each
 * message, a picture, with a DrawResult. Its argument is the canvas module.
 */

const specifier = process.argv[2]!

const load = async () => {
  const canvas = (await import(specifier)) as CanvasModule
  const renderer = createTextRenderer(canvas, findInstalledFonts())
  // Usually written at exit, but this process is killed.
  flushCompileCache()
  return { canvas, renderer }
}

/** A missing module is the host's choice and not reported; one that is installed but does not load is. */
const unavailable = (error: unknown): DrawResult => {
  const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
  return { kind: 'unavailable', reason: missing ? null : error }
}

const loading = load().catch(unavailable)

const draw = async (picture: Picture): Promise<DrawResult> => {
  const loaded = await loading
  if ('kind' in loaded) return loaded
  if (!loaded.renderer.hasFonts) return unavailable(new Error('No font is installed.'))
  try {
    return { kind: 'drawn', png: await drawPicture(picture, loaded.canvas, loaded.renderer) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

process.on('message', async (picture: Picture) => {
  process.send!(await draw(picture))
})

// The channel closes with the bot, however that ends.
process.once('disconnect', () => process.exit())

// Ctrl-C and systemd signal the bot's children too, while it still finishes what runs.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
