import type { Deps } from '../deps.ts'
import { carryOutNow } from './carry-out.ts'
import { rescoreRules } from './rescore-rules.ts'

/** When to try again where another decision about the question is being carried out, ms. */
const BUSY_RETRY_MS = 10_000

/**
 * The task `rescore`: answers that other processes recorded by the key of before, after a correction or its undoing. Resolves
 * with the time of the next attempt where there has to be one.
 */
export const rescoreAgain = async (
  deps: Pick<Deps, 'clock' | 'corrections' | 'overlay'>,
  correctionId: string,
): Promise<number | null> => {
  const begun = await deps.corrections.beginRescore(correctionId, rescoreRules(deps))
  if (begun === 'busy') return deps.clock.now() + BUSY_RETRY_MS
  if (begun === 'begun') await carryOutNow(deps, correctionId)
  return null
}
