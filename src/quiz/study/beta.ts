/**
 * The Beta distribution: what answers say about a share. The cumulative distribution function follows the continued
 * fraction of Numerical Recipes (3rd edition, §6.4), and the quantile is found by Newton's method.
 */

/** The probability that a Beta(a, b) variable is at most `x`. `a` and `b` are greater than 0. */
export const betaCdf = (x: number, a: number, b: number): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : cdfWith(x, a, b, lnBeta(a, b))

/** The value that a Beta(a, b) variable is below with probability `p`; 0 ≤ p ≤ 1. */
export const betaQuantile = (p: number, a: number, b: number): number => {
  const scale = lnBeta(a, b)
  let [low, high, x] = [0, 1, a / (a + b)]
  while (high - low > PRECISION) {
    const error = cdfWith(x, a, b, scale) - p
    if (error < 0) low = x
    else high = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale)
    const step = error / density
    if (Math.abs(step) < PRECISION) return x - step
    // Newton's method, and bisection where it would leave the bracket.
    x = x - step > low && x - step < high ? x - step : (low + high) / 2
  }
  return x
}

const PRECISION = 1e-10

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** For 0 < x < 1. */
const cdfWith = (x: number, a: number, b: number, scale: number): number => {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - scale)
  // The fraction converges fast only on the left of the mean.
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b
}

/** The modified Lentz algorithm. */
const continuedFraction = (x: number, a: number, b: number): number => {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-12) break
  }
  return value
}

const MAX_STEPS = 500

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** The logarithm of the gamma function (Lanczos, g = 7, n = 9). */
export const lnGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const base = x + 6.5
  const sum = LANCZOS.reduce((total, value, index) => total + value / (x + index), 0.999_999_999_999_809_9)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

const LANCZOS = [
  676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1, -176.615_029_162_140_6,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
]
