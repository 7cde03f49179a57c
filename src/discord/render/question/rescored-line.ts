import type { RescoreNotice } from '../../../play/corrections/rescore-notice.ts'
import type { Words } from '../../../words/index.ts'
import { firstWords } from '../parts/first-words.ts'

/** Of a reason, letters: a few lines of a phone. */
const MAX_REASON = 240

/** A corrected key, for one person who had answered: what is correct and why, and what they gain or keep. */
export const rescoredLine = (view: RescoreNotice, { correction: { notice } }: Words): string => {
  const { question, picked, points, nowRight } = view
  const own = nowRight
    ? points > 0
      ? notice.gain(points)
      : notice.nowRight
    : notice.nowWrong(textsOf(view, picked))
  const why = question.explanation === '' ? [] : [notice.why(firstWords(question.explanation, MAX_REASON))]
  return notice.line(firstWords(question.text), [newsOf(view, notice), ...why, own])
}

const newsOf = (view: RescoreNotice, notice: Words['correction']['notice']): string => {
  const { question, correction } = view
  if (question.voided) return notice.voided
  if (correction.fix.kind === 'accept') return notice.accepted(textsOf(view, correction.fix.accepted))
  return notice.corrected(textsOf(view, question.answer))
}

const textsOf = ({ question }: RescoreNotice, keys: readonly string[]): string[] =>
  question.options.filter(({ key }) => keys.includes(key)).map(({ text }) => firstWords(text))
