/** How much the share of correct answers may move. */
const MAX_MOVE = 0.2
const MIN_ANSWERS_IN_HALF = 20
/** Two-sided 99 %: of a hundred questions that don't drift, one may seem to. */
const Z = 2.576

/**
 * Whether the share of correct answers differs between the older and the newer half by more than 0.2, and by more than
 * chance (two-proportion z test): what it asks about has changed, or its answer is known. Answers without a time, 0, are
 * left out.
 */
export const drifts = (right: Uint8Array, at: Float64Array): boolean => {
  const times = at.filter(time => time > 0).sort()
  const middle = times[Math.floor(times.length / 2)]
  if (middle === undefined) return false
  const older = countIf(right, at, time => time > 0 && time < middle)
  const newer = countIf(right, at, time => time >= middle)
  if (Math.min(older.answers, newer.answers) < MIN_ANSWERS_IN_HALF) return false
  const move = Math.abs(newer.right / newer.answers - older.right / older.answers)
  const all = (older.right + newer.right) / (older.answers + newer.answers)
  const deviation = Math.sqrt(all * (1 - all) * (1 / older.answers + 1 / newer.answers))
  return move > MAX_MOVE && move > Z * deviation
}

const countIf = (right: Uint8Array, at: Float64Array, isIn: (time: number) => boolean) => {
  let [answers, rights] = [0, 0]
  for (let place = 0; place < at.length; place++) {
    if (!isIn(at[place]!)) continue
    answers++
    rights += right[place]!
  }
  return { answers, right: rights }
}
