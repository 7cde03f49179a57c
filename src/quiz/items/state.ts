import type { ItemState } from './item-analysis.ts'

/** Thresholds of the states: a probability, and how many answers it takes. */
export const WATCH_ABOVE = 0.3
export const SUSPECT_ABOVE = 0.5
export const PROBABLE_ABOVE = 0.9
export const SUSPECT_ANSWERS = 25
export const PROBABLE_ANSWERS = 40

type Doubt = { readonly answers: number; readonly wrong: number; readonly ambiguous: number }

export const stateOf = ({ answers, wrong, ambiguous }: Doubt): ItemState => {
  if (answers >= SUSPECT_ANSWERS && ambiguous > SUSPECT_ABOVE) return 'ambiguous'
  if (answers >= PROBABLE_ANSWERS && wrong > PROBABLE_ABOVE) return 'probable'
  if (answers >= SUSPECT_ANSWERS && wrong > SUSPECT_ABOVE) return 'suspect'
  return Math.max(wrong, ambiguous) > WATCH_ABOVE ? 'watch' : 'ok'
}
