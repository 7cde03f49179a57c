import type { ItemAnalysis } from './item-analysis.ts'
import { PRIOR, type ReporterRecord, suspicionOf } from './suspicion.ts'

/** Why a question is on the list of those that need someone, the most urgent first. */
export const ATTENTION_GROUPS = ['doubt', 'file-key', 'trial', 'reports', 'suspended'] as const
export type AttentionGroup = (typeof ATTENTION_GROUPS)[number]

export type Ranked = {
  readonly questionId: string
  readonly group: AttentionGroup
  /** The probability that something is wrong with it. */
  readonly suspicion: number
  /** Open reports. */
  readonly reports: number
}

/** By group; then the most suspicious first; of equals, the one with more reports. A total order, so that pages stay. */
export const rankAttention = <T extends Ranked>(questions: readonly T[]): T[] =>
  questions.toSorted(
    (a, b) =>
      ATTENTION_GROUPS.indexOf(a.group) - ATTENTION_GROUPS.indexOf(b.group) ||
      b.suspicion - a.suspicion ||
      b.reports - a.reports ||
      (a.questionId < b.questionId ? -1 : 1),
  )

/** `doubters`: the track records of those who report its key. Without an analysis a question is like any other. */
export const suspicionAbout = (
  analysis: Pick<ItemAnalysis, 'pKeyWrong' | 'pAmbiguous'> | null,
  doubters: readonly ReporterRecord[],
): number => suspicionOf(analysis ? Math.max(analysis.pKeyWrong, analysis.pAmbiguous) : PRIOR, doubters)
