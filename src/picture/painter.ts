import type { BoardPicture } from './board.ts'
import { fingerprint } from './fingerprint.ts'
import { createRecent } from './lru-cache.ts'
import { createQueue } from './queue.ts'
import { type Answer, createThread } from './worker-client.ts'

export type Painter = {
  /** The PNG, or null where there is none. Never rejects. The same data is drawn once. */
  board(picture: BoardPicture): Promise<Buffer | null>
  stop(): Promise<void>
}

export type PainterOptions = {
  readonly onError: (what: string, error: unknown) => void
  /** Told after each picture that was really drawn, with the time it took. */
  readonly onDrawn?: (milliseconds: number) => void
  /** The module that draws; it need not be installed. */
  readonly canvas?: string
  readonly timeLimitMs?: number
  readonly mostKept?: number
  readonly mostWaiting?: number
}

export const createPainter = (options: PainterOptions): Painter => {
  const { onError, onDrawn = () => {}, canvas = '@napi-rs/canvas' } = options
  const { timeLimitMs = 5000, mostKept = 64, mostWaiting = 32 } = options
  const thread = createThread({ canvas, timeLimitMs })
  const inTurn = createQueue(mostWaiting)
  const recent = createRecent<Promise<Buffer | null>>(mostKept)
  let closed = false

  const pngOf = (answer: Answer): Buffer | null => {
    if (answer.kind === 'drawn') return bufferOf(answer.png)
    if (answer.kind === 'failed' && !closed) onError('a picture could not be drawn', answer.error)
    if (answer.kind === 'unavailable' && answer.reason) onError('pictures are not available', answer.reason)
    if (answer.kind === 'unavailable') closed = true
    return null
  }
  const drawn = async (picture: BoardPicture): Promise<Buffer | null> => {
    if (closed) return null
    const start = performance.now()
    const png = pngOf(await thread.draw(picture))
    if (png) onDrawn(performance.now() - start)
    return png
  }
  const shared = (picture: BoardPicture): Promise<Buffer | null> => {
    const key = fingerprint(picture)
    const known = recent.get(key)
    if (known) return known
    const png = inTurn(() => drawn(picture)) ?? Promise.resolve(null)
    recent.keep(key, png)
    const forget = () => recent.drop(key)
    png.then(result => result ?? forget(), forget)
    return png
  }
  const board = async (picture: BoardPicture): Promise<Buffer | null> => {
    try {
      return closed ? null : await shared(picture)
    } catch (error) {
      onError('a picture could not be drawn', error)
      return null
    }
  }
  const stop = async () => {
    closed = true
    await thread.stop()
  }
  return { board, stop }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
