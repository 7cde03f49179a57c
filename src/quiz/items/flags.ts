import type { Flag, ItemAnalysis, OptionAnalysis } from './item-analysis.ts'
import type { Item } from './responses.ts'

export const DEAD_BELOW = 0.05
const MIN_ANSWERS_FOR_OPTIONS = 40
/** Facility clearly above or below; where the interval lies, not the share. */
export const EASY_ABOVE = 0.9
export const HARD_BELOW = 0.3
export const LABELLED_EASY_BELOW = 0.5
export const LABELLED_HARD_ABOVE = 0.8
/** The probability from which a second key is worth a look. */
const TWO_KEYS_ABOVE = 0.3
/** One-sided 90 %. */
const Z = 1.2816

type Described = Pick<ItemAnalysis, 'answers' | 'facility' | 'options' | 'pAmbiguous'>

/** What to look at in a question, in this order. */
export const flagsOf = (item: Item, analysis: Described, second: string | null, drifts: boolean): Flag[] => [
  ...(analysis.pAmbiguous > TWO_KEYS_ABOVE ? [{ kind: 'two-keys', option: second } as const] : []),
  ...optionFlags(analysis),
  ...facilityFlags(analysis.facility, item.difficulty?.toLowerCase() ?? ''),
  ...(drifts ? [{ kind: 'drift', option: null } as const] : []),
]

const optionFlags = ({ answers, options }: Described): Flag[] => {
  if (answers < MIN_ANSWERS_FOR_OPTIONS) return []
  const wrong = options.filter(({ isKey }) => !isKey)
  return [
    ...wrong.filter(option => isAttractive(option, answers)).map(({ key }) => flag('attracts-able', key)),
    ...wrong.filter(({ share }) => share < DEAD_BELOW).map(({ key }) => flag('dead-distractor', key)),
  ]
}

const flag = (kind: Flag['kind'], option: string | null = null): Flag => ({ kind, option })

/** A wrong option that the able choose more often: by more than chance, and by more than a handful of people. */
const isAttractive = ({ share, correlation }: OptionAnalysis, answers: number): boolean =>
  share >= DEAD_BELOW && correlation !== null && correlation > Z / Math.sqrt(answers)

const facilityFlags = ({ low, high }: ItemAnalysis['facility'], label: string): Flag[] => [
  ...(low > EASY_ABOVE ? [flag('too-easy')] : []),
  ...(high < HARD_BELOW ? [flag('too-hard')] : []),
  ...(label === 'easy' && high < LABELLED_EASY_BELOW ? [flag('labelled-easy')] : []),
  ...(label === 'hard' && low > LABELLED_HARD_ABOVE ? [flag('labelled-hard')] : []),
]
