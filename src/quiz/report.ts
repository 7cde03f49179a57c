import { isRight, keySetsOf, normalisePick } from './grading.ts'
import type { Question } from './question.ts'

/** What can be wrong with a question. */
export const REPORT_REASONS = ['wrong-key', 'ambiguous', 'outdated', 'typo', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** Those that say that the key is wrong, or not the only one; the others are about how the question is written. */
export const KEY_REASONS: ReadonlySet<ReportReason> = new Set(['wrong-key', 'ambiguous', 'outdated'])

/** The longest comment and the longest address of a source, UTF-16 units. */
export const MAX_COMMENT = 300
export const MAX_SOURCE = 400

/** What someone says about a question, as they typed it. */
export type TypedReport = {
  readonly reason: string | null
  /** Keys of the options that they think are right; null stands for one that the question doesn't have. */
  readonly suggested: readonly (string | null)[]
  readonly source: string | null
  readonly comment: string | null
}

/** The same, checked. */
export type ReportContent = {
  readonly reason: ReportReason
  /** In the order of the file; null where they named none. */
  readonly suggested: readonly string[] | null
  /** An address, http or https. */
  readonly source: string | null
  readonly comment: string | null
}

/** Why a report says too little, or something that can't be. */
export type ReportMistake = 'no-reason' | 'no-such-option' | 'no-comment' | 'no-link' | 'same-answer'

export const validateReport = (
  question: Question,
  typed: TypedReport,
): { readonly content: ReportContent } | { readonly mistake: ReportMistake } => {
  const reason = REPORT_REASONS.find(name => name === typed.reason)
  const comment = typed.comment?.trim().slice(0, MAX_COMMENT) || null
  const source = readSourceLink(typed.source)
  const suggested = normalisePick(
    question,
    typed.suggested.filter(key => key !== null),
  )
  if (!reason) return { mistake: 'no-reason' }
  if (suggested.length < new Set(typed.suggested).size) return { mistake: 'no-such-option' }
  if (source === undefined) return { mistake: 'no-link' }
  if (reason === 'other' && comment === null) return { mistake: 'no-comment' }
  if (reason === 'wrong-key' && isOnlyAnswer(question, suggested)) return { mistake: 'same-answer' }
  return { content: { reason, suggested: suggested.length > 0 ? suggested : null, source, comment } }
}

/** Where others are accepted as well, naming one says that those others are wrong. */
const isOnlyAnswer = (question: Question, keys: readonly string[]): boolean =>
  keySetsOf(question).length === 1 && isRight(question, keys)

/**
 * The address that someone typed, http or https, also without its scheme as browsers show it; null for nothing,
 * undefined where it is no address.
 */
export const readSourceLink = (typed: string | null): string | null | undefined => {
  const text = typed?.trim() ?? ''
  if (text === '') return null
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`
  if (/[\s<>]/.test(address) || address.length > MAX_SOURCE || !URL.canParse(address)) return undefined
  const { protocol, hostname, href } = new URL(address)
  const isLink = /^https?:$/.test(protocol) && hostname.includes('.')
  return isLink && href.length <= MAX_SOURCE ? href : undefined
}
