export type Watch = { stop(): void }

const LOOK_EVERY_MS = 200

/** A clock may drift, or be slewed, by this much between two looks; more is a step. */
const DRIFT_MS = 1000

/**
 * Tells when the machine's clock was put forward (`byMs` positive) or back, by a person, by NTP, or by a laptop's
 * sleep. What is left of a timer does not change by that, so it is compared with the time that timers go by.
 */
export const watchClock = (onStep: (byMs: number) => void): Watch => {
  let ahead = lead()
  const timer = setInterval(() => {
    const byMs = lead() - ahead
    ahead += byMs
    if (Math.abs(byMs) > DRIFT_MS) onStep(byMs)
  }, LOOK_EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

const lead = (): number => Date.now() - performance.now()
