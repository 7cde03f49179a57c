import type { RescoreNotice } from '../../play/corrections/rescore-notice.ts'
import { isInSomeKey } from '../../quiz/grading.ts'
import { lettersOf, orderOptions } from '../../quiz/option-order.ts'
import type { Words } from '../../words/index.ts'
import { reasonOf } from './verdict-blocks.ts'

/** What someone is told in private about a corrected key: the question, what is correct and why, and what they gain. */
export const rescoreText = (notice: RescoreNotice, words: Words): string => {
  const { question, seed, picked, points, nowRight } = notice
  const told = words.correction.notice
  const letters = lettersOf(question, seed, picked)
  const own = nowRight ? (points > 0 ? told.gain(points) : told.nowRight(letters)) : told.nowWrong(letters)
  const key = question.voided ? question.explanation : keySentence(notice, words)
  const title = question.voided ? told.voided : told.corrected
  return [title, question.text, key, own].filter(text => text !== '').join('\n\n')
}

const keySentence = (
  { question, seed }: Pick<RescoreNotice, 'question' | 'seed'>,
  { correction: { notice } }: Words,
): string => {
  const keyed = orderOptions(question, seed).filter(({ key }) => isInSomeKey(question, key))
  const letters = keyed.map(({ letter }) => letter)
  const reason = reasonOf(question, keyed)
  return reason === '' ? notice.isCorrect(letters) : notice.because(letters, reason)
}
