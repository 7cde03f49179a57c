import type { Deps } from '../deps.ts'
import { runInSteps } from '../tasks/steps.ts'
import { rescoreRules } from './rescore-rules.ts'

type CarryOutDeps = Pick<Deps, 'clock' | 'corrections' | 'overlay'>

/** How long an owner waits for it, ms: Discord waits three seconds for an answer. */
const PATIENCE_MS = 1500

/**
 * Carries a decision out, as far as someone may wait for it: answers that it makes correct get their points. True if more
 * remains, which the task `carry-out` does.
 */
export const carryOutNow = (deps: CarryOutDeps, correctionId: string): Promise<boolean> =>
  runInSteps(size => deps.corrections.carryOut(correctionId, rescoreRules(deps), size), {
    runMs: PATIENCE_MS,
    stepMs: deps.corrections.batchMs,
  })

/** The task `carry-out`. Resolves with the time to go on where more remains. */
export const carryOut = async (deps: CarryOutDeps, correctionId: string): Promise<number | null> =>
  (await carryOutNow(deps, correctionId)) ? deps.clock.now() : null
