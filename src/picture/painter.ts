import { LRUCache } from 'lru-cache'
import { createBoundedQueue } from './bounded-queue.ts'
import { cacheKey } from './cache-key.ts'
import { createDrawingClient } from './drawing-client.ts'
import type { DrawResult } from './drawing-request.ts'
import type { Picture } from './picture.ts'

export type Painter = {
  /** Says that a picture may come soon, so that what it needs is loaded meanwhile. Never throws. */
  warmUp(): void
  /** The PNG, or null if it cannot be drawn. Never rejects. Equal pictures are drawn once, through a cache. */
  draw(picture: Picture): Promise<Buffer | null>
  stop(): Promise<void>
}

export type PainterOptions = {
  readonly onError: (what: string, error: unknown) => void
  /** Called after each picture that was drawn and not taken from the cache. */
  readonly onDrawn?: (milliseconds: number) => void
  /** The canvas module, which is an optional dependency. */
  readonly canvas?: string
  readonly timeoutMs?: number
  /** How long drawing stays loaded in memory without a picture, ms. */
  readonly idleTimeoutMs?: number
  readonly maxCached?: number
  readonly maxQueued?: number
}

export const createPainter = (options: PainterOptions): Painter => {
  const { onError, onDrawn = () => {}, canvas = '@napi-rs/canvas' } = options
  const { timeoutMs = 5000, idleTimeoutMs = 10 * 60_000, maxCached = 64, maxQueued = 32 } = options
  const client = createDrawingClient({ canvas, timeoutMs, idleTimeoutMs })
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
  const drawNow = async (picture: Picture): Promise<Buffer | null> => {
    if (closed) return null
    const start = performance.now()
    const png = unwrap(await client.draw(picture))
    if (png) onDrawn(performance.now() - start)
    return png
  }
  const drawThroughCache = (picture: Picture): Promise<Buffer | null> => {
    const key = cacheKey(picture)
    const cached = cache.get(key)
    if (cached) return cached
    const png = enqueue(() => drawNow(picture)) ?? Promise.resolve(null)
    cache.set(key, png)
    const evict = () => cache.delete(key)
    png.then(result => result ?? evict(), evict)
    return png
  }
  const draw = async (picture: Picture): Promise<Buffer | null> => {
    try {
      return closed ? null : await drawThroughCache(picture)
    } catch (error) {
      onError('a picture could not be drawn', error)
      return null
    }
  }
  const warmUp = () => {
    try {
      if (!closed) client.warmUp()
    } catch (error) {
      onError('the drawing process couldn’t be started', error)
    }
  }
  const stop = async () => {
    closed = true
    await client.stop()
  }
  return { warmUp, draw, stop }
}

const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
