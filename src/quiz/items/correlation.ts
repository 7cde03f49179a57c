/** From fewer answers a correlation says nothing. */
const MIN_ANSWERS = 6

/** Pearson's correlation of a truth value with numbers (point-biserial); null for too few, or where one is constant. */
export const pointBiserial = (isTrue: Uint8Array, values: Float64Array): number | null => {
  const n = values.length
  if (n < MIN_ANSWERS) return null
  let [count, sum, sumTrue, squares] = [0, 0, 0, 0]
  for (let at = 0; at < n; at++) {
    count += isTrue[at]!
    sum += values[at]!
    sumTrue += isTrue[at]! * values[at]!
  }
  const mean = sum / n
  for (const value of values) squares += (value - mean) ** 2
  if (count === 0 || count === n || squares < 1e-9 * n) return null
  const covariance = sumTrue - count * mean
  const result = covariance / Math.sqrt(squares * count * (1 - count / n))
  return Math.max(-1, Math.min(1, result))
}
