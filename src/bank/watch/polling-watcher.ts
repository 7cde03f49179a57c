import { setTimeout as pause } from 'node:timers/promises'
import { type Scan, scanFolder } from '../scan/scan.ts'

/** Pauses a hundred times as long as it works, which limits polling to 1% of a core. */
const PAUSE_FACTOR = 100
const SLICE_PAUSE_MS = 5

/**
 * Scans the questions folder periodically, in slices that do not block the event loop. `onScan` gets null if the folder
 * cannot be read. Returns a function that stops it.
 */
export const startPolling = (
  questionsDir: string,
  intervalMs: number,
  onScan: (scan: Scan | null) => void,
): (() => void) => {
  const abort = new AbortController()
  const { signal } = abort
  const poll = async () => {
    while (!signal.aborted) {
      const { scan, workMs } = await scanInSlices(questionsDir, signal)
      if (signal.aborted) return
      onScan(scan)
      const pauseMs = Math.max(intervalMs, workMs * PAUSE_FACTOR)
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }
  void poll()
  return () => abort.abort()
}

const scanInSlices = async (questionsDir: string, signal: AbortSignal) => {
  const slices = scanFolder(questionsDir)
  let workMs = 0
  for (;;) {
    const startMs = performance.now()
    const slice = tryNext(slices)
    workMs += performance.now() - startMs
    if (slice === null || signal.aborted) return { scan: null, workMs }
    if (slice.done) return { scan: slice.value, workMs }
    await pause(SLICE_PAUSE_MS, undefined, { ref: false })
  }
}

const tryNext = (slices: Generator<void, Scan>): IteratorResult<void, Scan> | null => {
  try {
    return slices.next()
  } catch {
    return null
  }
}
