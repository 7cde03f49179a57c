import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile } from '../../../src/quiz/study/beta.ts'
import { likelyRangeOf } from '../../../src/quiz/study/likely-range.ts'

const shape = fc.double({ min: 0.5, max: 2000, noNaN: true })
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })

/** P(X ≤ k) of a binomial variable, added up term by term. */
const binomialCdf = (k: number, n: number, p: number): number => {
  let term = (1 - p) ** n
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p))
    sum += term
  }
  return sum
}

describe('the Beta distribution', () => {
  // Closed forms: Beta(1, 1) is uniform, Beta(a, 1) is x^a, Beta(½, ½) is the arcsine distribution.
  test.each([
    [0.3, 1, 1, 0.3],
    [0.5, 3, 1, 0.125],
    [0.5, 1, 3, 0.875],
    [0.25, 0.5, 0.5, 1 / 3],
    [0.5, 7, 7, 0.5],
    [0, 2, 3, 0],
    [1, 2, 3, 1],
  ])('is at most %d with (%d, %d) at a probability of %d', (x, a, b, p) => {
    expect(betaCdf(x, a, b)).toBeCloseTo(p, 12)
  })

  // Quantiles as Bayesian textbooks print them: Gelman et al., Bayesian Data Analysis, 3rd ed., §2.4 (438 girls of 980).
  test('has the 95 % interval that the placenta previa example prints', () => {
    expect(betaQuantile(0.025, 438, 544)).toBeCloseTo(0.415, 3)
    expect(betaQuantile(0.975, 438, 544)).toBeCloseTo(0.477, 3)
  })

  test('is the binomial distribution seen from the other side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }).chain(n => fc.tuple(fc.constant(n), fc.nat(n - 1))),
        probability,
        ([n, k], p) => {
          expect(betaCdf(1 - p, n - k, k + 1)).toBeCloseTo(binomialCdf(k, n, p), 9)
        },
      ),
    )
  })

  test('has quantiles that its distribution function leads back from', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        const [below, above] = [betaCdf(x - 1e-8, a, b), betaCdf(x + 1e-8, a, b)]
        expect(below <= p + 1e-9 && p - 1e-9 <= above).toBe(true)
      }),
    )
  })

  test('is higher with more that was right, and lower with more that was wrong', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        expect(betaQuantile(p, a + 1, b)).toBeGreaterThanOrEqual(x)
        expect(betaQuantile(p, a, b + 1)).toBeLessThanOrEqual(x)
      }),
    )
  })
})

describe('the interval of a share', () => {
  const tally = fc
    .integer({ min: 1, max: 3000 })
    .chain(answered => fc.record({ answered: fc.constant(answered), right: fc.nat(answered) }))

  test('holds the share, and lies between none and all', () => {
    fc.assert(
      fc.property(tally, ({ answered, right }) => {
        const { low, high } = likelyRangeOf({ answered, right })
        const share = right / answered
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
      }),
    )
  })

  test('is narrower with more answers of the same kind', () => {
    fc.assert(
      fc.property(tally, fc.integer({ min: 2, max: 10 }), ({ answered, right }, times) => {
        const few = likelyRangeOf({ answered, right })
        const many = likelyRangeOf({ answered: answered * times, right: right * times })
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })

  test('holds the true share about 8 times in 10', () => {
    // Exactly, over all outcomes of 40 answers, and on average over true shares.
    const shares = Array.from({ length: 99 }, (_, index) => (index + 1) / 100)
    const held = shares.map(share => {
      const hits = Array.from({ length: 41 }, (_, right) => right).filter(right => {
        const { low, high } = likelyRangeOf({ answered: 40, right })
        return low <= share && share <= high
      })
      const exactly = (k: number) => binomialCdf(k, 40, share) - (k === 0 ? 0 : binomialCdf(k - 1, 40, share))
      return hits.reduce((sum, right) => sum + exactly(right), 0)
    })
    expect(held.reduce((sum, one) => sum + one, 0) / held.length).toBeCloseTo(0.8, 1)
  })

  test('of nothing answered says nothing', () => {
    expect(likelyRangeOf({ answered: 0, right: 0 })).toEqual({ low: 0, high: 1 })
  })
})
