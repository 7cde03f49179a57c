import { parentPort, workerData } from 'node:worker_threads'
import type { BoardPicture } from './board.ts'
import type { CanvasModule } from './canvas.ts'
import { drawBoard } from './draw-board.ts'
import { findInstalledFonts } from './fonts.ts'
import { createTextRenderer } from './text-renderer.ts'
import type { DrawResult } from './worker-client.ts'

/** The drawing thread: answers each message, a picture, with a DrawResult. */

const { canvas: specifier } = workerData as { canvas: string }

const load = async () => {
  const canvas = (await import(specifier)) as CanvasModule
  return { canvas, renderer: createTextRenderer(canvas, findInstalledFonts()) }
}

/** A missing module is the host's choice and not reported; one that is installed but does not load is. */
const unavailable = (error: unknown): DrawResult => {
  const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
  return { kind: 'unavailable', reason: missing ? null : error }
}

const loading = load().catch(unavailable)

const draw = async (picture: BoardPicture): Promise<DrawResult> => {
  const loaded = await loading
  if ('kind' in loaded) return loaded
  if (!loaded.renderer.hasFonts) return unavailable(new Error('No font is installed.'))
  try {
    return { kind: 'drawn', png: await drawBoard(picture, loaded.canvas, loaded.renderer) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

parentPort!.on('message', async (picture: BoardPicture) => {
  parentPort!.postMessage(await draw(picture))
})
