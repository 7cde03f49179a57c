import { memoizeByObject } from '../memoize.ts'
import type { Domain, ExamSettings } from '../question.ts'
import { createRandom, shuffle } from '../seeded-random.ts'
import { betaQuantile } from './beta.ts'

/**
 * How likely someone passes an exam, from their first attempts. Three things are uncertain: how much of each domain they
 * know (a Beta posterior each), how much harder or easier the exam is than the bank (a shift on the logit), and how many
 * correct answers really pass (a normal cut score).
 */

/** A first attempt at a question of a domain. `domain` null: the bank has no domains. */
export type AttemptEvidence = {
  readonly domain: string | null
  readonly right: boolean
  readonly ageDays: number
}

/**
 * `probability` of passing, never below 1 % or above 99 %. `low` to `high`: where it settles 8 times in 10 once many
 * more answers show what the person knows. The rest of the uncertainty, about the exam, is in all three.
 */
export type Forecast = { readonly probability: number; readonly low: number; readonly high: number }

/** An old answer weighs half as much after so many days. */
export const HALF_LIFE_DAYS = 60

/** The standard deviations of the exam's shift, in logits, and of its cut score, in shares of the questions. */
export const TRANSFER_SD = 0.4
const CUT_SD = 0.03

export const forecastOf = (
  attempts: readonly AttemptEvidence[],
  domains: readonly Domain[],
  exam: ExamSettings,
): Forecast => {
  const chances = shareDraws(posteriorsOf(attempts, domains))
    .map(chanceTable(exam))
    .sort((a, b) => a - b)
  const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length
  return {
    probability: neverCertain(mean),
    // Where a few draws are far from all others, their mean can lie beyond the quantile.
    low: neverCertain(Math.min(mean, chances[Math.floor(0.1 * chances.length)]!)),
    high: neverCertain(Math.max(mean, chances[Math.ceil(0.9 * chances.length) - 1]!)),
  }
}

const neverCertain = (chance: number): number => Math.min(0.99, Math.max(0.01, chance))

/** What the attempts say about one domain: its share of right answers is Beta(a, b). */
type Posterior = { readonly weight: number; readonly a: number; readonly b: number }

const posteriorsOf = (attempts: readonly AttemptEvidence[], domains: readonly Domain[]): Posterior[] => {
  if (domains.length === 0) return [{ weight: 1, ...posteriorOf(attempts) }]
  const total = domains.reduce((sum, { weight }) => sum + weight, 0)
  const byDomain = Map.groupBy(attempts, ({ domain }) => domain)
  return domains.map(({ name, weight }) => ({
    weight: weight / total,
    ...posteriorOf(byDomain.get(name) ?? []),
  }))
}

/** From a uniform prior. */
const posteriorOf = (attempts: readonly AttemptEvidence[]) => {
  const posterior = { a: 1, b: 1 }
  for (const { right, ageDays } of attempts)
    posterior[right ? 'a' : 'b'] += 0.5 ** (Math.max(0, ageDays) / HALF_LIFE_DAYS)
  return posterior
}

/** Each domain's quantiles are used equally often, in an order of its own (Latin hypercube sampling). */
const STRATA = 32
const BLOCKS = 32

/** Always the same, so that equal answers give equal forecasts, and one more right answer never a lower one. */
const SEED = 16

/** Draws of the share of the exam's questions that someone knows, if the exam were like the bank. */
const shareDraws = (posteriors: readonly Posterior[]): number[] => {
  const random = createRandom(SEED)
  const draws = Array<number>(STRATA * BLOCKS).fill(0)
  for (const { weight, a, b } of posteriors) {
    const quantiles = Array.from({ length: STRATA }, (_, index) => betaQuantile((index + 0.5) / STRATA, a, b))
    const drawn = Array.from({ length: BLOCKS }, () => shuffle(quantiles, random)).flat()
    for (const [index, share] of drawn.entries()) draws[index]! += weight * share
  }
  return draws
}

const TABLE_STEPS = 200

/** The chance of passing by the share known, 0 to 1: interpolated in a table, which each exam needs once. */
const chanceTable = memoizeByObject((exam: ExamSettings): ((share: number) => number) => {
  const table = Array.from({ length: TABLE_STEPS + 1 }, (_, step) => chanceAt(step / TABLE_STEPS, exam))
  return share => {
    const at = share * TABLE_STEPS
    const step = Math.min(TABLE_STEPS - 1, Math.floor(at))
    return table[step]! + (at - step) * (table[step + 1]! - table[step]!)
  }
})

/** Averaged over the exam's shift: the trapezoidal rule with steps of half a standard deviation. */
const chanceAt = (share: number, exam: ExamSettings): number => {
  if (share <= 0 || share >= 1) return share <= 0 ? 0 : 1
  const weights = SHIFTS.map(z => Math.exp(-(z * z) / 2))
  const chances = SHIFTS.map(
    (z, index) => weights[index]! * chanceOnExam(shiftLogit(share, z * TRANSFER_SD), exam),
  )
  return sumOf(chances) / sumOf(weights)
}

const SHIFTS = Array.from({ length: 17 }, (_, index) => (index - 8) / 2)

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** A share moved by so many logits. */
export const shiftLogit = (share: number, by: number): number =>
  1 / (1 + ((1 - share) / share) * Math.exp(-by))

/** P(Bin(n, share) ≥ ⌈n · cut⌉) over the cut score, which is at most i / n with the probability of a normal variable. */
const chanceOnExam = (share: number, { questions, passMark }: ExamSettings): number => {
  const chances = binomialOf(questions, share)
  return sumOf(
    chances.map((chance, right) => chance * normalCdf((right / questions - passMark / 100) / CUT_SD)),
  )
}

/** The probability of 0 to n right answers. Begins at the mode, where nothing underflows. */
const binomialOf = (n: number, p: number): number[] => {
  const chances = Array<number>(n + 1).fill(0)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  const odds = p / (1 - p)
  chances[mode] = 1
  for (let k = mode + 1; k <= n; k++) chances[k] = (chances[k - 1]! * (n - k + 1) * odds) / k
  for (let k = mode - 1; k >= 0; k--) chances[k] = (chances[k + 1]! * (k + 1)) / ((n - k) * odds)
  const sum = sumOf(chances)
  return chances.map(chance => chance / sum)
}

/** Abramowitz & Stegun 7.1.26; the error is below 1.5e-7. */
const normalCdf = (z: number): number => {
  const t = 1 / (1 + (0.327_591_1 * Math.abs(z)) / Math.SQRT2)
  const tail =
    (t *
      (0.254_829_592 +
        t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))))) /
    2 /
    Math.exp((z * z) / 2)
  return z < 0 ? tail : 1 - tail
}
