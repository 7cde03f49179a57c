import { Worker } from 'node:worker_threads'
import type { BoardPicture } from './board.ts'

export type DrawResult =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  /** Nothing can be drawn on this machine. `reason` is null if the canvas is simply not installed. */
  | { readonly kind: 'unavailable'; readonly reason: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }

export type WorkerClient = {
  /** One picture at a time: call it again only after the previous result. */
  draw(picture: BoardPicture): Promise<DrawResult>
  stop(): Promise<void>
}

/**
 * Draws in a worker thread, so that drawing never blocks the event loop. The thread starts with the first
 * picture. One that crashes or times out is terminated, and the next picture starts a new one.
 */
export const createWorkerClient = ({
  canvas,
  timeoutMs,
}: {
  readonly canvas: string
  readonly timeoutMs: number
}): WorkerClient => {
  let worker: Worker | null = null
  const start = (): Worker => {
    // No execArgv: flags of this process such as `--eval` are meant for its main module.
    const options = { workerData: { canvas }, execArgv: [] }
    const started = new Worker(new URL('./worker.ts', import.meta.url), options)
    const clear = () => {
      if (worker === started) worker = null
    }
    return started.on('error', clear).on('exit', clear)
  }
  const terminate = async () => {
    const current = worker
    worker = null
    await current?.terminate()
  }
  const draw = async (picture: BoardPicture): Promise<DrawResult> => {
    worker ??= start()
    const result = await request(worker, picture, timeoutMs)
    // Not awaited: a thread inside native code terminates only when that code returns.
    if (result.kind !== 'drawn') void terminate()
    return result
  }
  return { draw, stop: terminate }
}

const request = (worker: Worker, picture: BoardPicture, timeoutMs: number): Promise<DrawResult> =>
  new Promise(resolve => {
    const settle = (result: DrawResult) => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', fail).off('exit', onExit)
      worker.unref()
      resolve(result)
    }
    const fail = (error: unknown) => settle({ kind: 'failed', error })
    const onExit = (code: number) => fail(new Error(`The drawing thread ended with code ${code}.`))
    const onTimeout = () => fail(new Error(`The picture was not ready after ${timeoutMs} ms.`))
    const timer = setTimeout(onTimeout, timeoutMs)
    // Only a running request keeps the process alive, not an idle thread.
    worker.ref()
    worker.on('message', settle).on('error', fail).on('exit', onExit)
    worker.postMessage(picture)
  })
