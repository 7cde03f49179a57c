import { DAY_MS } from '../day.ts'

/** How much the share of correct answers may move. */
const MAX_MOVE = 0.2
const MIN_ANSWERS = 20
/** Two-sided 99 %: of a hundred questions that don't drift, one may seem to. */
const Z = 2.576

/** What counts as recent, ms before the newest answer to any question. */
const RECENT_MS = 60 * DAY_MS

/**
 * Whether the share of correct answers in the last 60 days differs from before by more than 0.2, and by more than chance
 * (two-proportion z test): what it asks about has changed, or its answer is known. `at`: ms UTC; those without a time, 0, are left
 * out. Where no time is known, the second half of the answers is compared with the first, in their order. `newestAt`: the
 * newest answer to any question.
 */
export const drifts = (right: Uint8Array, at: Float64Array, newestAt: number): boolean => {
  const since = newestAt - RECENT_MS
  const isTimed = at.some(time => time > 0)
  const [before, recent] = isTimed
    ? [
        countIf(right, place => at[place]! > 0 && at[place]! <= since),
        countIf(right, place => at[place]! > since && at[place]! > 0),
      ]
    : [countIf(right, place => place < right.length / 2), countIf(right, place => place >= right.length / 2)]
  if (Math.min(before.answers, recent.answers) < MIN_ANSWERS) return false
  const move = Math.abs(recent.right / recent.answers - before.right / before.answers)
  const all = (before.right + recent.right) / (before.answers + recent.answers)
  const deviation = Math.sqrt(all * (1 - all) * (1 / before.answers + 1 / recent.answers))
  return move > MAX_MOVE && move > Z * deviation
}

const countIf = (right: Uint8Array, isIn: (place: number) => boolean) => {
  let [answers, rights] = [0, 0]
  for (let place = 0; place < right.length; place++) {
    if (!isIn(place)) continue
    answers++
    rights += right[place]!
  }
  return { answers, right: rights }
}
