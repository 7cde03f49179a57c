import { once } from 'node:events'
import { crashAtFirstPicture, explainEnd, isNativeCrash } from './drawing-crash.ts'
import { type DrawReply, type DrawResult, requestDrawing } from './drawing-request.ts'
import { type DrawingProcess, forkDrawingProcess } from './fork-drawing-process.ts'
import type { Picture } from './picture.ts'

export type DrawingClient = {
  /** Starts the process, if none runs: its first picture takes longer without. */
  warmUp(): void
  /** One picture at a time: call it again only after the previous result. */
  draw(picture: Picture): Promise<DrawResult>
  /** Resolves when the process has ended. */
  stop(): Promise<void>
}

/**
 * Draws in a child process, so that neither drawing nor a crash of native code holds up or ends this one. It starts
 * with the first picture and is killed after `idleTimeoutMs` without one, since it takes as much memory as the bot.
 * One that crashes or times out is replaced with the next picture.
 */
export const createDrawingClient = (options: {
  readonly canvas: string
  readonly timeoutMs: number
  readonly idleTimeoutMs: number
}): DrawingClient => {
  let current: DrawingProcess | null = null
  let idleTimer: NodeJS.Timeout | undefined
  let hasDrawn = false

  const start = (): DrawingProcess => {
    const started = forkDrawingProcess(options.canvas)
    const clear = () => {
      if (current === started) current = null
    }
    started.child.on('error', clear).on('exit', clear)
    return started
  }
  const kill = (): DrawingProcess | null => {
    const killed = current
    current = null
    clearTimeout(idleTimer)
    killed?.child.kill('SIGKILL')
    return killed
  }
  const killWhenIdle = () => {
    clearTimeout(idleTimer)
    idleTimer = setTimeout(kill, options.idleTimeoutMs).unref()
  }
  const resultOf = (reply: DrawReply): DrawResult => {
    if (reply.kind !== 'ended') return reply
    if (!hasDrawn && isNativeCrash(reply.end))
      return { kind: 'unavailable', reason: crashAtFirstPicture(reply.end) }
    return { kind: 'failed', error: new Error(explainEnd(reply.end)) }
  }
  const warmUp = () => {
    if (current) return
    current = start()
    killWhenIdle()
  }
  const draw = async (picture: Picture): Promise<DrawResult> => {
    clearTimeout(idleTimer)
    current ??= start()
    const result = resultOf(await requestDrawing(current, picture, options.timeoutMs))
    if (result.kind === 'drawn') {
      hasDrawn = true
      killWhenIdle()
    } else kill()
    return result
  }
  const stop = async () => {
    const killed = kill()
    if (killed) await ended(killed)
  }
  return { warmUp, draw, stop }
}

const ended = async ({ child }: DrawingProcess): Promise<void> => {
  const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null
  if (!isRunning) return
  child.ref()
  await once(child, 'exit')
}
