import { lnGamma } from '../study/beta.ts'
import { OTHER } from './ballots.ts'
import { type Curve, placeOn } from './curve.ts'
import { abilityWithout, type Model } from './fit.ts'
import type { Pacer, Steps } from './steps.ts'

/** What the answers say about an item's key. */
export type KeyPosterior = {
  /** The probability that the only right set is another one than the file says. */
  readonly wrong: number
  /** The probability that another set is right beside the file's. */
  readonly ambiguous: number
  /** The place in the ballot of the most probable other key; null if there is no other set. */
  readonly otherKey: number | null
  /** The same of the set that is most probably right as well. */
  readonly secondKey: number | null
  /** For each set of the ballot the probability that it is right. */
  readonly credit: Float64Array
}

/** How many keys of a question bank are wrong, before any answer. */
const PRIOR_WRONG = 0.05
/** How many questions have a second right answer. */
const PRIOR_AMBIGUOUS = 0.005
/** Parameters of the Dirichlet distributions: how evenly wrong answers spread in all, and right ones over each. */
const WRONG_SPREAD = 2
const RIGHT_SPREAD = 20

/**
 * The posterior over what may be right, after Bachrach, Minka, Guiver, Graepel, "How To Grade a Test Without Knowing the
 * Answers" (ICML 2012), simplified. A hypothesis names the sets that are right. Its likelihood is that those who chose
 * them, and no others, knew the answer, with the abilities that their other answers show, integrated over the
 * difficulty; times a Dirichlet-multinomial for how the choices spread over the wrong sets.
 */
export function* judgeKey(model: Model, item: number, isTime: Pacer): Steps<KeyPosterior> {
  const { sets, keys, possible } = model.ballots.of[item]!
  const tables = yield* tabulate(model, item, isTime)
  const places = [...sets.keys()]
  const [given, others] = [places.slice(0, keys), places.slice(keys)]
  const logOf = (rights: readonly number[], prior: number): number =>
    Math.log(prior) + knowledge(tables, rights) + spread(tables, rights, possible)
  const share = 1 / Math.max(1, possible - keys)
  const logs = [
    logOf(given, 1 - PRIOR_WRONG - PRIOR_AMBIGUOUS),
    ...others.map(set => logOf([set], PRIOR_WRONG * share)),
    ...others.map(set => logOf([...given, set], PRIOR_AMBIGUOUS * share)),
  ]
  if (isTime(HYPOTHESIS * logs.length)) yield
  const total = logSum(logs)
  const [asGiven = 1, ...rest] = logs.map(log => Math.exp(log - total))
  return summarise(asGiven, rest.slice(0, others.length), rest.slice(others.length), keys)
}

/** The likelihood of a hypothesis takes as long as so many visits of rows: see steps.ts. */
const HYPOTHESIS = 30

const summarise = (asGiven: number, alone: number[], beside: number[], keys: number): KeyPosterior => {
  const ambiguous = sum(beside)
  const credit = new Float64Array(keys + alone.length).fill(asGiven + ambiguous, 0, keys)
  for (const [at, probability] of alone.entries()) credit[keys + at] = probability + beside[at]!
  return {
    wrong: sum(alone),
    ambiguous,
    otherKey: alone.length === 0 ? null : keys + placeOfMost(alone),
    secondKey: beside.length === 0 ? null : keys + placeOfMost(beside),
    credit,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const placeOfMost = (values: readonly number[]): number => values.indexOf(Math.max(...values))

const logSum = (logs: ArrayLike<number> & Iterable<number>): number => {
  let most = Number.NEGATIVE_INFINITY
  for (const log of logs) if (log > most) most = log
  let total = 0
  for (const log of logs) total += Math.exp(log - most)
  return most + Math.log(total)
}

/** Difficulties around the mean, logits. */
const GRID = Float64Array.from({ length: 65 }, (_, place) => (place - 32) / 8)
const LOG_PRIOR = GRID.map(difference => -(difference ** 2) / 2)

type Tables = {
  /** At each difficulty: the log likelihood that all answers are wrong. */
  readonly allWrong: Float64Array
  /** For each set, at each difficulty: what it adds if those who chose the set are right. */
  readonly ifRight: readonly Float64Array[]
  /** The weights of those who chose each set, and of those who chose what is in no set. */
  readonly counts: Float64Array
  readonly otherCount: number
}

function* tabulate(model: Model, item: number, isTime: Pacer): Steps<Tables> {
  const { evidence, ballots, curveFor, estimates } = model
  const { sets, possible } = ballots.of[item]!
  const curve = curveFor(possible)
  const allWrong = new Float64Array(GRID.length)
  const ifRight = sets.map(() => new Float64Array(GRID.length))
  const counts = new Float64Array(sets.length)
  let otherCount = 0
  for (let row = evidence.itemStarts[item]!; row < evidence.itemStarts[item + 1]!; row++) {
    const weight = estimates.weight[evidence.responses.person[row]!]!
    const { mean, variance } = abilityWithout(model, row, item)
    const set = ballots.setOf[row]!
    addAnswer(
      curve,
      allWrong,
      ifRight[set] ?? ignored,
      mean - estimates.meanDifficulty,
      attenuation(variance),
      weight,
    )
    if (set === OTHER) otherCount += weight
    else counts[set]! += weight
    if (isTime(GRID.length / 4)) yield
  }
  return { allWrong, ifRight, counts, otherCount }
}

/** For sets that are no hypothesis. */
const ignored = new Float64Array(GRID.length)

/** The innermost loop: everything in it is an array access or an addition. */
const addAnswer = (
  { logWrong, logOdds }: Curve,
  allWrong: Float64Array,
  gains: Float64Array,
  ability: number,
  certainty: number,
  weight: number,
): void => {
  for (let place = 0; place < GRID.length; place++) {
    const on = placeOn(certainty * (ability - GRID[place]!))
    allWrong[place]! += weight * logWrong[on]!
    gains[place]! += weight * logOdds[on]!
  }
}

/** What an uncertain ability takes from the curve's slope: the probit approximation of its integral (MacKay 1992). */
const attenuation = (variance: number): number => 1 / Math.sqrt(1 + (Math.PI / 8) * variance)

const scratch = new Float64Array(GRID.length)

/** The log likelihood that exactly those who chose one of `rights` knew it. */
const knowledge = ({ allWrong, ifRight }: Tables, rights: readonly number[]): number => {
  for (let place = 0; place < GRID.length; place++) {
    scratch[place] = LOG_PRIOR[place]! + allWrong[place]!
    for (const set of rights) scratch[place]! += ifRight[set]![place]!
  }
  return logSum(scratch)
}

/** The log likelihood of how the choices spread over the right sets and over the wrong ones. */
const spread = (tables: Tables, rights: readonly number[], possible: number): number => {
  const isRight = (place: number) => rights.includes(place)
  const right = rights.map(set => tables.counts[set]!)
  const wrong = [...tables.counts.filter((_, place) => !isRight(place)), tables.otherCount]
  return (
    polya(right, RIGHT_SPREAD, right.length) +
    polya(wrong, WRONG_SPREAD / Math.max(1, possible - 1), possible - rights.length)
  )
}

/** The log of the Dirichlet-multinomial (Pólya) probability of choices in their order, with `alpha` for each category. */
const polya = (counts: readonly number[], alpha: number, categories: number): number => {
  if (categories < 1) return 0
  let result = lnGamma(alpha * categories) - lnGamma(alpha * categories + sum(counts))
  for (const count of counts) if (count > 0) result += lnGamma(alpha + count) - lnGamma(alpha)
  return result
}
