import { type Ballots, OTHER } from './ballots.ts'
import { type CurveFor, placeOn } from './curve.ts'
import type { Evidence } from './evidence.ts'
import type { Pacer, Steps } from './steps.ts'

/** What is estimated, logits. Changed in place by each round. */
export type Estimates = {
  readonly ability: Float64Array
  /** Fisher's information about each ability, the prior's included. */
  readonly precision: Float64Array
  readonly difficulty: Float64Array
  /** The mean of the difficulties that were answered. */
  meanDifficulty: number
  /** How much each person's answers weigh, 0 to 1. */
  readonly weight: Float64Array
  /** For each item and set of its ballot the probability that it is right. */
  readonly credit: readonly Float64Array[]
}

/** Before anything is known but the keys of the file. */
export const initialEstimates = ({ people, items }: Evidence, ballots: Ballots): Estimates => ({
  ability: new Float64Array(people),
  precision: new Float64Array(people).fill(1),
  difficulty: new Float64Array(items.length),
  meanDifficulty: 0,
  weight: new Float64Array(people).fill(1),
  credit: ballots.of.map(({ sets, keys }) => new Float64Array(sets.length).fill(1, 0, keys)),
})

export type Model = {
  readonly evidence: Evidence
  readonly ballots: Ballots
  readonly curveFor: CurveFor
  readonly estimates: Estimates
}

/**
 * The joint MAP estimate of abilities and difficulties under the credits, with priors N(0, 1) and N(mean, 1), by Fisher
 * scoring in turns.
 */
export function* fitModel(model: Model, sweeps: number, isTime: Pacer): Steps<void> {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    yield* fitAbilities(model, isTime)
    yield* fitDifficulties(model, isTime)
  }
  yield* fitAbilities(model, isTime)
}

function* fitAbilities({ evidence, ballots, curveFor, estimates }: Model, isTime: Pacer): Steps<void> {
  const { starts, rows } = evidence.byPerson
  const { ability, precision, difficulty, credit } = estimates
  for (let person = 0; person < evidence.people; person++) {
    let gradient = -ability[person]!
    let information = 1
    for (let at = starts[person]!; at < starts[person + 1]!; at++) {
      const row = rows[at]!
      const item = evidence.responses.item[row]!
      const curve = curveFor(ballots.of[item]!.possible)
      const place = placeOn(ability[person]! - difficulty[item]!)
      gradient += curve.score[place]! * (creditOf(credit[item]!, ballots.setOf[row]!) - curve.right[place]!)
      information += curve.information[place]!
    }
    ability[person]! += limited(gradient / information)
    precision[person] = information
    if (isTime(starts[person + 1]! - starts[person]!)) yield
  }
}

function* fitDifficulties({ evidence, ballots, curveFor, estimates }: Model, isTime: Pacer): Steps<void> {
  const { itemStarts } = evidence
  const { ability, weight, difficulty, credit } = estimates
  let [sum, answered] = [0, 0]
  for (let item = 0; item < difficulty.length; item++) {
    const curve = curveFor(ballots.of[item]!.possible)
    let gradient = difficulty[item]! - estimates.meanDifficulty
    let information = 1
    for (let row = itemStarts[item]!; row < itemStarts[item + 1]!; row++) {
      const person = evidence.responses.person[row]!
      const place = placeOn(ability[person]! - difficulty[item]!)
      const surprise = creditOf(credit[item]!, ballots.setOf[row]!) - curve.right[place]!
      gradient += weight[person]! * curve.score[place]! * surprise
      information += weight[person]! * curve.information[place]!
      if (isTime(1)) yield
    }
    difficulty[item]! -= limited(gradient / information)
    if (itemStarts[item + 1]! > itemStarts[item]!) {
      sum += difficulty[item]!
      answered++
    }
  }
  estimates.meanDifficulty = sum / (answered + AVERAGE_ITEMS)
}

/** As if so many items of difficulty 0 were answered, too: a handful of items can't all be exceptional. */
const AVERAGE_ITEMS = 5

export const creditOf = (credit: Float64Array, set: number): number => (set === OTHER ? 0 : credit[set]!)

/** Fisher scoring may overshoot far from the maximum. */
const limited = (step: number): number => Math.max(-1, Math.min(1, step))

/** An ability without one answer, and its variance, logits. */
export type Ability = { readonly mean: number; readonly variance: number }

/** A person's ability from the other items: one Newton step from the estimate, without this row's own term. */
export const abilityWithout = (
  { evidence, ballots, curveFor, estimates }: Model,
  row: number,
  item: number,
): Ability => {
  const person = evidence.responses.person[row]!
  const curve = curveFor(ballots.of[item]!.possible)
  const ability = estimates.ability[person]!
  const place = placeOn(ability - estimates.difficulty[item]!)
  const credit = creditOf(estimates.credit[item]!, ballots.setOf[row]!)
  const own = curve.score[place]! * (credit - curve.right[place]!)
  const precision = Math.max(1, estimates.precision[person]! - curve.information[place]!)
  return { mean: ability - own / precision, variance: 1 / precision }
}
