import { LRUCache } from 'lru-cache'
import type { BoardPicture } from './board.ts'
import { createBoundedQueue } from './bounded-queue.ts'
import { cacheKey } from './cache-key.ts'
import { createWorkerClient, type DrawResult } from './worker-client.ts'

export type Painter = {
  /** The PNG, or null if it cannot be drawn. Never rejects. Equal pictures are drawn once, through a cache. */
  board(picture: BoardPicture): Promise<Buffer | null>
  stop(): Promise<void>
}

export type PainterOptions = {
  readonly onError: (what: string, error: unknown) => void
  /** Called after each picture that was drawn and not taken from the cache. */
  readonly onDrawn?: (milliseconds: number) => void
  /** The canvas module, which is an optional dependency. */
  readonly canvas?: string
  readonly timeoutMs?: number
  readonly maxCached?: number
  readonly maxQueued?: number
}

export const createPainter = (options: PainterOptions): Painter => {
  const { onError, onDrawn = () => {}, canvas = '@napi-rs/canvas' } = options
  const { timeoutMs = 5000, maxCached = 64, maxQueued = 32 } = options
  const worker = createWorkerClient({ canvas, timeoutMs })
  const enqueue = createBoundedQueue(maxQueued)
  // Promises, so that callers who ask while a picture is being drawn share the drawing.
  const cache = new LRUCache<string, Promise<Buffer | null>>({ max: maxCached })
  let closed = false

  const unwrap = (result: DrawResult): Buffer | null => {
    if (result.kind === 'drawn') return toBuffer(result.png)
    if (result.kind === 'failed' && !closed) onError('a picture could not be drawn', result.error)
    if (result.kind === 'unavailable' && result.reason) onError('pictures are not available', result.reason)
    if (result.kind === 'unavailable') closed = true
    return null
  }
  const draw = async (picture: BoardPicture): Promise<Buffer | null> => {
    if (closed) return null
    const start = performance.now()
    const png = unwrap(await worker.draw(picture))
    if (png) onDrawn(performance.now() - start)
    return png
  }
  const drawThroughCache = (picture: BoardPicture): Promise<Buffer | null> => {
    const key = cacheKey(picture)
    const cached = cache.get(key)
    if (cached) return cached
    const png = enqueue(() => draw(picture)) ?? Promise.resolve(null)
    cache.set(key, png)
    const evict = () => cache.delete(key)
    png.then(result => result ?? evict(), evict)
    return png
  }
  const board = async (picture: BoardPicture): Promise<Buffer | null> => {
    try {
      return closed ? null : await drawThroughCache(picture)
    } catch (error) {
      onError('a picture could not be drawn', error)
      return null
    }
  }
  const stop = async () => {
    closed = true
    await worker.stop()
  }
  return { board, stop }
}

const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
