import { countBallots } from './ballots.ts'
import { createCurves } from './curve.ts'
import { describeItem } from './describe.ts'
import { weighPeople } from './engagement.ts'
import { collectEvidence } from './evidence.ts'
import { fitModel, initialEstimates, type Model } from './fit.ts'
import type { ItemAnalysis } from './item-analysis.ts'
import { judgeKey, type KeyPosterior } from './posterior.ts'
import type { Item, Responses } from './responses.ts'
import { createPacer, type Pacer, type Steps } from './steps.ts'

/** How often abilities and keys are estimated in turns: a second pass no longer trusts the keys that are probably wrong. */
const ROUNDS = 3
/** Fisher scoring converges in a few sweeps; later rounds begin near the maximum. */
const [FIRST_SWEEPS, LATER_SWEEPS] = [8, 4]

/**
 * What first attempts say about each item, in the order of `items`. Pauses every few milliseconds: `runSteps` runs it
 * through. Depends on neither the order of people nor that of items, up to rounding; only drift goes by the order of answers,
 * where no times are known.
 */
export function* analyse(responses: Responses, items: readonly Item[]): Steps<ItemAnalysis[]> {
  const isTime = createPacer()
  const evidence = yield* collectEvidence(responses, items, isTime)
  const ballots = yield* countBallots(evidence, isTime)
  const estimates = initialEstimates(evidence, ballots)
  const model: Model = { evidence, ballots, curveFor: createCurves(), estimates }
  const posteriors = yield* judgeInRounds(model, isTime)
  const analyses: ItemAnalysis[] = []
  for (const [item, posterior] of posteriors.entries())
    analyses.push(yield* describeItem(model, item, posterior, isTime))
  return analyses
}

/** Expectation and maximization in turns: Dempster, Laird, Rubin 1977. */
function* judgeInRounds(model: Model, isTime: Pacer): Steps<KeyPosterior[]> {
  for (let round = 1; ; round++) {
    yield* fitModel(model, round === 1 ? FIRST_SWEEPS : LATER_SWEEPS, isTime)
    yield* weighPeople(model, isTime)
    const posteriors = yield* judgeKeys(model, isTime)
    if (round === ROUNDS) return posteriors
    for (const [item, { credit }] of posteriors.entries()) model.estimates.credit[item]!.set(credit)
  }
}

function* judgeKeys(model: Model, isTime: Pacer): Steps<KeyPosterior[]> {
  const posteriors: KeyPosterior[] = []
  for (const item of model.evidence.items.keys()) posteriors.push(yield* judgeKey(model, item, isTime))
  return posteriors
}
