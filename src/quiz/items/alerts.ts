import { isRight } from '../grading.ts'
import type { Question } from '../question.ts'
import type { ItemAnalysis } from './item-analysis.ts'
import { isCleared, SUSPECT_REPORTS } from './suspicion.ts'

/**
 * Why someone should look at a question: the answers to it say that its key may be wrong, several people do, or it has been
 * on trial for long enough.
 */
export const ALERT_KINDS = ['answers', 'reports', 'trial'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** With one of these a question leaves dailies and exams. */
export const SUSPECT_KINDS: readonly AlertKind[] = ['answers', 'reports']

/** So many first attempts say whether a question on trial is fit. */
export const TRIAL_ANSWERS = 30

/** What is known about a question, each null where there is nothing. `doubters`: how many people report its key. */
export type AlertEvidence = {
  readonly analysis: ItemAnalysis | null
  readonly clearance: { readonly hash: string; readonly answers: number } | null
  readonly doubters: number
}

export const alertsOf = (
  question: Question,
  { analysis, clearance, doubters }: AlertEvidence,
): AlertKind[] => {
  const current = analysis && isCurrent(analysis, question) ? analysis : null
  const isDoubted = current?.state === 'suspect' || current?.state === 'probable'
  const isOnTrial = question.status === 'trial'
  const isNew = current !== null && !isCleared(clearance, current)
  return [
    ...(isDoubted && isNew ? (['answers'] as const) : []),
    ...(doubters >= SUSPECT_REPORTS ? (['reports'] as const) : []),
    ...(isOnTrial && isNew && current.answers >= TRIAL_ANSWERS ? (['trial'] as const) : []),
  ]
}

/**
 * Whether an analysis is about the question as it is now. One from before a correction is about its old key; and what it
 * suggests may be right by now.
 */
export const isCurrent = ({ hash, options, suggestedKey }: ItemAnalysis, question: Question): boolean => {
  const key = options.filter(({ isKey }) => isKey).map(option => option.key)
  return (
    hash === question.hash &&
    key.join() === question.answer.join() &&
    (suggestedKey === null || !isRight(question, suggestedKey))
  )
}

/**
 * Whether the first attempts say that a question on trial may score: no doubt about its key, and those who get it right do
 * better in the other questions, too.
 */
export const isFit = ({ state, discrimination }: ItemAnalysis): boolean =>
  state === 'ok' && (discrimination === null || discrimination >= MIN_DISCRIMINATION)

/** Below it an item tells hardly anything about ability (Ebel 1972 calls less than .20 poor; here with few answers). */
const MIN_DISCRIMINATION = 0.1
