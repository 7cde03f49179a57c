import type { Deps } from '../deps.ts'
import type { RescoreRules } from '../ports/corrections.ts'

/** What the store needs from here to re-score. */
export const rescoreRules = ({ clock, overlay }: Pick<Deps, 'clock' | 'overlay'>): RescoreRules => ({
  now: clock.now(),
  isInForce: overlay.isInForce,
})

/** The task `rescore`: answers that other processes recorded by the key of before, after a correction or its undoing. */
export const rescoreAgain = async (
  deps: Pick<Deps, 'clock' | 'corrections' | 'overlay'>,
  correctionId: string,
): Promise<void> => {
  await deps.corrections.rescoreAgain(correctionId, rescoreRules(deps))
}
