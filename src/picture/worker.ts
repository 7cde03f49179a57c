import { parentPort, workerData } from 'node:worker_threads'
import type { BoardPicture } from './board.ts'
import type { CanvasModule } from './canvas.ts'
import { drawBoard } from './draw-board.ts'
import { installedFaces } from './fonts.ts'
import { createLettering } from './lettering.ts'
import type { Answer } from './worker-client.ts'

/** Draws what it is sent, one picture at a time. */

const { canvas: specifier } = workerData as { canvas: string }

const open = async () => {
  const module = (await import(specifier)) as CanvasModule
  return { module, lettering: createLettering(module, installedFaces()) }
}

/** A module that is not there is a choice; one that is there and cannot be loaded is worth a word. */
const unavailable = (error: unknown): Answer => {
  const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
  return { kind: 'unavailable', reason: missing ? null : error }
}

const opened = open().catch(unavailable)

const answerTo = async (picture: BoardPicture): Promise<Answer> => {
  const studio = await opened
  if ('kind' in studio) return studio
  if (!studio.lettering.canWrite) return unavailable(new Error('No font is installed.'))
  try {
    return { kind: 'drawn', png: await drawBoard(picture, studio.module, studio.lettering) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

parentPort!.on('message', async (picture: BoardPicture) => {
  parentPort!.postMessage(await answerTo(picture))
})
