import type { LikelyRange } from '../study/likely-range.ts'

/** k-anonymity: what fewer people chose is shown to no one, since it would tell what a single person chose. */
export const MIN_SHOWN_ANSWERS = 5

/** How one option is chosen. */
export type OptionAnalysis = {
  readonly key: string
  /** Whether it belongs to the key of the file. */
  readonly isKey: boolean
  /** The share of the answers that chose it, 0 to 1. */
  readonly share: number
  /** The same among the third with the greatest ability, and the one with the least; null for too few answers. */
  readonly topShare: number | null
  readonly bottomShare: number | null
  /** Of choosing it with ability, −1 to 1; null for too few answers, or if all or none chose it. */
  readonly correlation: number | null
}

/**
 * `ok`; `watch` P(key wrong) > .3, or P(a second set is right as well); `suspect` P(key wrong) > .5 from 25 answers; `probable`
 * > .9 from 40; `ambiguous` P(a second set) > .5 from 25.
 */
export type ItemState = 'ok' | 'watch' | 'suspect' | 'probable' | 'ambiguous'

export type FlagKind =
  | 'dead-distractor'
  | 'attracts-able'
  | 'two-keys'
  | 'too-easy'
  | 'too-hard'
  | 'labelled-easy'
  | 'labelled-hard'
  | 'drift'

/** Something to look at. `option`: the key of the option that it is about; null for the whole question. */
export type Flag = { readonly kind: FlagKind; readonly option: string | null }

/** What the first attempts say about a question. */
export type ItemAnalysis = {
  readonly question: string
  readonly hash: string
  readonly answers: number
  readonly right: number
  /** The share of correct answers, and where it lies 8 times in 10. */
  readonly facility: LikelyRange & { readonly share: number }
  /** Correlation of a correct answer with ability in the other questions, −1 to 1; null for too few answers. */
  readonly discrimination: number | null
  /** Null where no time is known. */
  readonly medianMs: number | null
  readonly options: readonly OptionAnalysis[]
  /** The probability that another set of options is the only right one. */
  readonly pKeyWrong: number
  /** The probability that another set is right as well. */
  readonly pAmbiguous: number
  /** What is probably right instead, or as well if it's ambiguous; null while there's no doubt. */
  readonly suggestedKey: readonly string[] | null
  readonly state: ItemState
  readonly flags: readonly Flag[]
}
