import type { Question } from './question.ts'

/** What was picked, in one spelling: keys of the question, each once, in the order of its options. */
export const normalisePick = (question: Question, picked: readonly string[]): string[] =>
  question.options.map(option => option.key).filter(key => picked.includes(key))

/** Several right answers are all or nothing, as in the exams that this prepares for. */
export const isRight = (question: Question, picked: readonly string[]): boolean =>
  picked.length === question.answer.length && question.answer.every(key => picked.includes(key))

export const hasSeveralAnswers = (question: Question): boolean => question.answer.length > 1
