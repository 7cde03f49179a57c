import type { FoundQuestion } from './found.ts'
import { letterAt } from './letters.ts'

export type CountFrom = 0 | 1

/**
 * From where a bank counts the options in its answers, where its questions prove it: an answer 0 is the first of a
 * count from 0, and the number of the options the last of a count from 1. Null where nothing or both are proven.
 */
export const provenCount = (questions: readonly FoundQuestion[]): CountFrom | null => {
  const numbered = questions.filter(question => isNumbered(question) && !isTextToo(question))
  const from0 = numbered.some(({ answer }) => answer.some(text => Number(text) === 0))
  const from1 = numbered.some(({ answer, options }) => answer.some(text => Number(text) === options.length))
  return from0 === from1 ? null : from0 ? 0 : 1
}

/** The question with letters instead of numbers. */
export const lettered = (question: FoundQuestion, from: CountFrom): FoundQuestion => {
  if (!isNumbered(question) || isTextToo(question)) return question
  const answer = question.answer.map(text => letterAt(Number(text) - from))
  return { ...question, answer, mended: [...question.mended, mendedNumber(question.answer, answer, from)] }
}

const mendedNumber = (numbers: readonly string[], letters: readonly string[], from: CountFrom): string =>
  `the answer ${numbers.join(', ')}, counted from ${from}, is ${letters.join(', ')}`

/** Whether an answer consists of numbers that are not the text of an option in quotes. */
export const isNumbered = ({ answer, options, quotedAnswer }: FoundQuestion): boolean => {
  if (answer.length === 0 || !answer.every(text => /^\d{1,3}$/.test(text.trim()))) return false
  return !quotedAnswer || !answer.every(text => options.some(option => option.text.trim() === text.trim()))
}

/** “4” among the options 3, 4 and 5 is a text or a place: nobody can say, so that it proves nothing and is refused. */
const isTextToo = ({ answer, options }: FoundQuestion): boolean =>
  answer.some(text => options.some(option => option.text.trim() === text.trim()))
