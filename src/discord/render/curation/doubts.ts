import type { Attention } from '../../../play/curation/list-attention.ts'
import { type Correction, keysOfFix } from '../../../quiz/correction.ts'
import type { ItemAnalysis } from '../../../quiz/items/item-analysis.ts'
import type { Question } from '../../../quiz/question.ts'
import { REPORT_REASONS } from '../../../quiz/report.ts'
import type { Words } from '../../../words/index.ts'

/** What is known about a question, as sentences. Letters are those of the file. */

export const keysText = (keys: readonly string[], { format }: Words): string => format.list(keys)

/** A probability is never said to be certain. */
const probability = (value: number, { curation, format }: Words): string =>
  value > 0.99 ? curation.certain : value < 0.01 ? curation.unlikely : format.percent(value)

/** What the answers say against the key; null where they say nothing against it. */
export const doubtText = (analysis: ItemAnalysis, { answer }: Question, words: Words): string | null => {
  const { state, pKeyWrong, pAmbiguous, suggestedKey, answers } = analysis
  if (state === 'ok') return null
  const isSecond = state === 'ambiguous' || (state === 'watch' && pAmbiguous > pKeyWrong)
  const p = isSecond ? pAmbiguous : pKeyWrong
  const why = state === 'watch' && isSecond ? 'watchSecond' : state
  const other = suggestedKey ? keysText(suggestedKey, words) : '?'
  return words.curation.why[why](other, keysText(answer, words), probability(p, words), answers)
}

/** What was changed in a question's file after people had answered. */
export const fileChangeText = ({ fix, was }: Pick<Correction, 'fix' | 'was'>, words: Words): string => {
  const { why } = words.curation
  const keys = keysText(keysOfFix(fix), words)
  return fix.kind === 'accept' ? why.fileAccepts(keys) : why.keyChanged(keysText(was, words), keys)
}

/** All reasons why a question is on the list, one per line. */
export const whyLines = (entry: Attention, words: Words): string[] => {
  const { question, analysis, reported, keyChange, trial, suspension } = entry
  const { why } = words.curation
  const doubt = analysis && doubtText(analysis, question, words)
  return [
    ...(doubt ? [doubt] : []),
    ...(reported ? [reportsText(reported, words)] : []),
    ...(keyChange ? [fileChangeText(keyChange, words)] : []),
    ...(trial ? [trial.isFit ? why.fit(trial.answers) : why.unfit(trial.answers)] : []),
    ...(suspension ? [why.suspended[suspension]] : []),
    ...(question.suspect && !suspension ? [why.outOfExams] : []),
  ]
}

/** "3 reports: 2 × wrong answer, 1 × typo"; where all give one reason, without its number. */
const reportsText = (
  { count, reasons }: NonNullable<Attention['reported']>,
  { curation: { why }, report }: Words,
): string => {
  const given = REPORT_REASONS.filter(reason => (reasons[reason] ?? 0) > 0)
  const names = given.map(reason =>
    given.length === 1 ? report.short[reason] : why.reason(reasons[reason]!, report.short[reason]),
  )
  return why.reports(count, names)
}
