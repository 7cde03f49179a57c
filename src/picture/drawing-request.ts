import type { ProcessEnd } from './drawing-crash.ts'
import { type DrawingProcess, setRef } from './fork-drawing-process.ts'
import type { Picture } from './picture.ts'

export type DrawResult =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  /** Nothing can be drawn on this machine. `reason` is null if the canvas is simply not installed. */
  | { readonly kind: 'unavailable'; readonly reason: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What came of a request: the process's own result, or its end. */
export type DrawReply = DrawResult | { readonly kind: 'ended'; readonly end: ProcessEnd }

/** Sends the picture and waits for the reply, for at most `timeoutMs`. Only meanwhile the child keeps the bot alive. */
export const requestDrawing = (
  drawing: DrawingProcess,
  picture: Picture,
  timeoutMs: number,
): Promise<DrawReply> =>
  new Promise(resolve => {
    const { child } = drawing
    const settle = (reply: DrawReply) => {
      clearTimeout(timer)
      child.off('message', settle).off('error', onError).off('close', onClose)
      setRef(drawing, false)
      resolve(reply)
    }
    const fail = (error: unknown) => settle({ kind: 'failed', error })
    const onError = ({ message }: Error) =>
      settle({ kind: 'ended', end: { code: null, signal: null, message } })
    // Not 'exit', after which some of stderr may still be on its way.
    const onClose = (code: number | null, signal: NodeJS.Signals | null) =>
      settle({ kind: 'ended', end: { code, signal, message: drawing.stderr() } })
    const onTimeout = () => fail(new Error(`The picture was not ready after ${timeoutMs} ms.`))
    const timer = setTimeout(onTimeout, timeoutMs)
    setRef(drawing, true)
    child.on('message', settle).on('error', onError).on('close', onClose)
    try {
      // A channel that is broken belongs to a process that has died, so 'close' follows.
      child.send(picture, () => {})
    } catch (error) {
      fail(error)
    }
  })
