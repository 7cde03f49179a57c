import type { Question } from './question.ts'

/** The canonical form of a selection: keys of the question, without duplicates, in the order of its options. */
export const normalisePick = (question: Question, picked: readonly string[]): string[] =>
  question.options.map(option => option.key).filter(key => picked.includes(key))

/** With several correct answers there is no partial credit, as in certification exams. */
export const isRight = (question: Question, picked: readonly string[]): boolean =>
  picked.length === question.answer.length && question.answer.every(key => picked.includes(key))

/** How many of the right options were chosen. */
export const countHits = ({ answer }: Question, picked: readonly string[]): number =>
  answer.filter(key => picked.includes(key)).length

export const hasSeveralAnswers = (question: Question): boolean => question.answer.length > 1
