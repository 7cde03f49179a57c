import { Worker } from 'node:worker_threads'
import type { BoardPicture } from './board.ts'

export type Answer =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  /** Nothing can be drawn here, now or later. `reason` is null where pictures were simply not installed. */
  | { readonly kind: 'unavailable'; readonly reason: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }

export type Thread = {
  /** One picture at a time: the next may be asked for when this one is answered. */
  draw(picture: BoardPicture): Promise<Answer>
  stop(): Promise<void>
}

export type ThreadOptions = { readonly canvas: string; readonly timeLimitMs: number }

/**
 * A thread of its own for drawing, so that nothing else waits while a picture is made. It starts at the first
 * picture; one that crashes or is too slow is ended, and the next picture starts another.
 */
export const createThread = ({ canvas, timeLimitMs }: ThreadOptions): Thread => {
  let worker: Worker | null = null
  const start = (): Worker => {
    // Not the flags of the process, such as `--eval`: they are meant for its main module.
    const options = { workerData: { canvas }, execArgv: [] }
    const started = new Worker(new URL('./worker.ts', import.meta.url), options)
    const gone = () => {
      if (worker === started) worker = null
    }
    return started.on('error', gone).on('exit', gone)
  }
  const end = async () => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const draw = async (picture: BoardPicture): Promise<Answer> => {
    worker ??= start()
    const answer = await answerOf(worker, picture, timeLimitMs)
    // Not awaited: a thread deep in native code ends only when that returns.
    if (answer.kind !== 'drawn') void end()
    return answer
  }
  return { draw, stop: end }
}

const answerOf = (worker: Worker, picture: BoardPicture, timeLimitMs: number): Promise<Answer> =>
  new Promise(resolve => {
    const settle = (answer: Answer) => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', fail).off('exit', exit)
      worker.unref()
      resolve(answer)
    }
    const fail = (error: unknown) => settle({ kind: 'failed', error })
    const exit = (code: number) => fail(new Error(`The drawing thread ended with code ${code}.`))
    const late = () => fail(new Error(`The picture was not ready after ${timeLimitMs} ms.`))
    const timer = setTimeout(late, timeLimitMs)
    // Only a picture under way keeps the process alive; a thread that waits for work does not.
    worker.ref()
    worker.on('message', settle).on('error', fail).on('exit', exit)
    worker.postMessage(picture)
  })
