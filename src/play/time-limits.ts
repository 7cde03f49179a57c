import type { Pass } from './record.ts'

/** How long a question takes answers unless the asker says otherwise, ms. */
export const DEFAULT_WINDOW_MS = 10 * 60_000

/** Discord lets an interaction's token speak for 15 minutes; the last one is left for the reveal, ms. */
export const PASS_LIFE_MS = 14 * 60_000

/** A window shorter than this is no fair chance to answer, ms. */
const MIN_WINDOW_MS = 10_000

export const windowOf = (seconds: number | null): number =>
  seconds === null ? DEFAULT_WINDOW_MS : seconds * 1000

/** A pass that can open and close a question from `now` on; null where there is none. */
export const usable = (pass: Pass | null, now: number): Pass | null =>
  pass && pass.issuedAt + PASS_LIFE_MS - now >= MIN_WINDOW_MS ? pass : null

/** When a question closes that opens now: after its window, but while its pass can still show the reveal. */
export const closingTime = (seconds: number | null, now: number, pass: Pass | null): number => {
  const end = now + windowOf(seconds)
  return pass ? Math.min(end, pass.issuedAt + PASS_LIFE_MS) : end
}

/** A daily that is later than this is left out: an evening's question at dawn helps nobody, ms. */
export const LATE_LIMIT_MS = 6 * 3_600_000
