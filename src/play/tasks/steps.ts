import { setTimeout as wait } from 'node:timers/promises'

/** How long a step should take, ms: on SQLite a click that comes meanwhile waits for its end. */
const STEP_MS = 5

/** How long one run goes on, ms. A stop waits for its end. */
const RUN_MS = 1000

/**
 * The pause after a step, as a multiple of the step's time. A click takes several turns of the event loop, and would
 * wait for a step in each of them if the steps followed each other directly.
 */
const PAUSE_FACTOR = 3

const MIN_SIZE = 16
const MAX_SIZE = 1024

/**
 * Runs background work in small steps with pauses, for about `runMs`. A step does up to `size` units and resolves with
 * whether more remains. True if more remains at the end.
 */
export const runInSteps = async (
  step: (size: number) => Promise<boolean>,
  runMs = RUN_MS,
): Promise<boolean> => {
  const began = performance.now()
  for (let size = MIN_SIZE; performance.now() - began < runMs; ) {
    const start = performance.now()
    if (!(await step(size))) return false
    const tookMs = performance.now() - start
    size = nextSize(size, tookMs)
    await wait(tookMs * PAUSE_FACTOR)
  }
  return true
}

/** Adaptive batch size: halved by a step that took too long, doubled where two such steps fit. */
export const nextSize = (size: number, tookMs: number): number => {
  if (tookMs > STEP_MS) return Math.max(MIN_SIZE, size / 2)
  return tookMs < STEP_MS / 2 ? Math.min(MAX_SIZE, size * 2) : size
}
