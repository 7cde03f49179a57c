import { setTimeout as wait } from 'node:timers/promises'

/** How long a step should take, ms: on SQLite a click that comes meanwhile waits for its end. */
const STEP_MS = 5

/** How long one run goes on, ms, unless it says otherwise. A stop waits for its end. */
const RUN_MS = 1000

/**
 * The pause after a step, as a multiple of the time in which it kept the event loop busy. A click takes several turns of the event
 * loop, and would wait for a step in each of them if the steps followed each other directly.
 */
const PAUSE_FACTOR = 3

export const MIN_SIZE = 16
const MAX_SIZE = 1024

/**
 * Runs background work in small steps with pauses, for about `runMs`. A step does up to `size` units, should take `stepMs`, and
 * resolves with whether more remains. True if more remains at the end.
 */
export const runInSteps = async (
  step: (size: number) => Promise<boolean>,
  { runMs = RUN_MS, stepMs = STEP_MS } = {},
): Promise<boolean> => {
  const began = performance.now()
  for (let size = MIN_SIZE; performance.now() - began < runMs; ) {
    const stop = timeStep()
    if (!(await step(size))) return false
    size = await pauseAfter(stop(), size, stepMs)
  }
  return true
}

/** What a step took, ms, and for how long of it the event loop was busy: on PostgreSQL it mostly waits. */
export type StepTime = { readonly tookMs: number; readonly busyMs: number }

/** Begins to time a step. */
export const timeStep = (): (() => StepTime) => {
  const [began, loop] = [performance.now(), performance.eventLoopUtilization()]
  return () => ({
    tookMs: performance.now() - began,
    busyMs: performance.eventLoopUtilization(loop).active,
  })
}

/** The pause after a step of `size` units. Resolves with the size of the next one. */
export const pauseAfter = async (
  { tookMs, busyMs }: StepTime,
  size: number,
  stepMs = STEP_MS,
): Promise<number> => {
  await wait(busyMs * PAUSE_FACTOR)
  return nextSize(size, tookMs, stepMs)
}

/** Adaptive batch size: halved by a step that took too long, doubled where two such steps fit. */
export const nextSize = (size: number, tookMs: number, stepMs = STEP_MS): number => {
  if (tookMs > stepMs) return Math.max(MIN_SIZE, size / 2)
  return tookMs < stepMs / 2 ? Math.min(MAX_SIZE, size * 2) : size
}
