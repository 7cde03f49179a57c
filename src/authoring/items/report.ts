import type { ItemAnalysis, ItemState } from '../../quiz/items/item-analysis.ts'
import type { Question } from '../../quiz/question.ts'

/** An analyzed question with its texts, where the banks have it. */
export type ReportedItem = { readonly analysis: ItemAnalysis; readonly question: Question | null }

const RANKS: Readonly<Record<ItemState, number>> = { probable: 0, suspect: 1, ambiguous: 2, watch: 3, ok: 4 }

/** What needs someone's eyes most comes first: by state, by probability, then by flags, and in the end by name. */
export const worstFirst = (a: ItemAnalysis, b: ItemAnalysis): number =>
  RANKS[a.state] - RANKS[b.state] ||
  doubtOf(b) - doubtOf(a) ||
  b.flags.length - a.flags.length ||
  (a.question < b.question ? -1 : a.question > b.question ? 1 : 0)

/** In whole percent, so that differences that no one sees don't decide. */
const doubtOf = ({ pKeyWrong, pAmbiguous }: ItemAnalysis): number =>
  Math.round(100 * Math.max(pKeyWrong, pAmbiguous))

export const keyOf = ({ options }: ItemAnalysis): string =>
  options
    .filter(({ isKey }) => isKey)
    .map(({ key }) => key)
    .join(' ')

/**
 * For other programs: a list, the worst question first. Keys are letters with spaces between, as in the CSV file. Numbers
 * have four decimals.
 */
export const itemsJson = (items: readonly ReportedItem[]): string =>
  JSON.stringify(
    items.map(({ analysis }) => jsonOf(analysis)),
    (_, value) => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value),
    2,
  )

const jsonOf = (analysis: ItemAnalysis) => {
  const { facility, suggestedKey, ...rest } = analysis
  return {
    ...rest,
    key: keyOf(analysis),
    facility: analysis.answers === 0 ? null : facility.share,
    facilityRange: [facility.low, facility.high],
    suggestedKey: suggestedKey?.join(' ') ?? null,
  }
}
