export type WallClockWatcher = { stop(): void }

const POLL_MS = 200

/** NTP slews a clock by less than this between two polls. More is a step. */
const MIN_STEP_MS = 1000

/**
 * Reports steps of the wall clock: `byMs` is positive if it was set forward, negative if back, by a person, by NTP,
 * or during a laptop's sleep. A step shows as a change against the monotonic clock, which timers run on.
 */
export const watchWallClock = (onStep: (byMs: number) => void): WallClockWatcher => {
  let offset = measureOffset()
  const timer = setInterval(() => {
    const byMs = measureOffset() - offset
    offset += byMs
    if (Math.abs(byMs) > MIN_STEP_MS) onStep(byMs)
  }, POLL_MS)
  return { stop: () => clearInterval(timer) }
}

/** Wall clock minus monotonic clock, ms. */
const measureOffset = (): number => Date.now() - performance.now()
