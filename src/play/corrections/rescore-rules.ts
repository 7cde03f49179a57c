import type { Deps } from '../deps.ts'
import type { RescoreRules } from '../ports/corrections.ts'

/** What the store needs from here to re-score. */
export const rescoreRules = ({ clock, overlay }: Pick<Deps, 'clock' | 'overlay'>): RescoreRules => ({
  now: clock.now(),
  isInForce: overlay.isInForce,
})
