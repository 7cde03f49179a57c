import { OTHER } from './ballots.ts'
import { placeOn } from './curve.ts'
import { creditOf, type Estimates, type Model } from './fit.ts'
import type { Pacer, Steps } from './steps.ts'

/** How many people read the questions, before any answer. */
const PRIOR_ENGAGED = 0.8

/**
 * Weighs people by the probability that they read the questions, against that they click at random: a chosen set is
 * explained by knowledge and by how the others fall for the wrong sets, or has the chance of any other.
 */
export function* weighPeople(model: Model, isTime: Pacer): Steps<void> {
  const { evidence, ballots, curveFor, estimates } = model
  const shares = yield* wrongShares(model, isTime)
  const { starts, rows } = evidence.byPerson
  for (let person = 0; person < evidence.people; person++) {
    let log = Math.log(PRIOR_ENGAGED / (1 - PRIOR_ENGAGED)) + fitPenalty(estimates, person)
    for (let at = starts[person]!; at < starts[person + 1]!; at++) {
      const row = rows[at]!
      const item = evidence.responses.item[row]!
      const { possible } = ballots.of[item]!
      const set = ballots.setOf[row]!
      const credit = creditOf(estimates.credit[item]!, set)
      const right =
        curveFor(possible).right[placeOn(estimates.ability[person]! - estimates.difficulty[item]!)]!
      log += Math.log(possible * (credit * right + (1 - credit) * (1 - right) * shareOf(shares[item]!, set)))
    }
    estimates.weight[person] = 1 / (1 + Math.exp(-log))
    if (isTime(starts[person + 1]! - starts[person]!)) yield
  }
}

/** What fitting an ability costs, since chance has none to fit: the prior and the width in Laplace's approximation. */
const fitPenalty = ({ ability, precision }: Estimates, person: number): number =>
  -(ability[person]! ** 2) / 2 - Math.log(precision[person]!) / 2

/** For each item, how the wrong answers spread over the sets of its ballot: smoothed, so that none is impossible. */
function* wrongShares({ evidence, ballots, estimates }: Model, isTime: Pacer): Steps<Float64Array[]> {
  const { itemStarts } = evidence
  const shares: Float64Array[] = []
  for (const [item, { sets, possible }] of ballots.of.entries()) {
    const counts = new Float64Array(sets.length)
    const smoothing = 1 / Math.max(1, possible - 1)
    let total = 1
    for (let row = itemStarts[item]!; row < itemStarts[item + 1]!; row++) {
      const set = ballots.setOf[row]!
      const wrong = 1 - creditOf(estimates.credit[item]!, set)
      if (set !== OTHER) counts[set]! += wrong
      total += wrong
      if (isTime(1)) yield
    }
    shares.push(counts.map(count => (count + smoothing) / total))
  }
  return shares
}

const shareOf = (shares: Float64Array, set: number): number => (set === OTHER ? 1e-3 : shares[set]!)
