import { isYesOrNo } from '../../bank/validate/same-question.ts'
import type { FoundQuestion } from './found.ts'
import { letterAt } from './letters.ts'

export type CountFrom = 0 | 1

/**
 * From where a bank counts the options in its answers, where its questions prove it: an answer 0 is the first of a
 * count from 0, and the number of the options the last of a count from 1. Null where nothing or both are proven.
 */
export const provenCount = (questions: readonly FoundQuestion[]): CountFrom | null => {
  const places = questions.filter(question => isNumbered(question) && doubtOf(question) === null)
  const from0 = places.some(({ answer }) => answer.some(text => Number(text) === 0))
  const from1 = places.some(({ answer, options }) => answer.some(text => Number(text) === options.length))
  return from0 === from1 ? null : from0 ? 0 : 1
}

/** The question with letters instead of numbers, where these can only be places; `isSaid` by whoever imports. */
export const lettered = (question: FoundQuestion, from: CountFrom, isSaid: boolean): FoundQuestion => {
  if (!isNumbered(question)) return question
  const answer = question.answer.map(text => letterAt(Number(text) - from))
  if (isTextToo(question)) return isSame(question, answer) ? question : { ...question, quotedAnswer: false }
  if (marksDoubt(question) !== null || (!isSaid && flagDoubt(question) !== null)) return question
  const mended = [...question.mended, mendedNumber(question.answer, answer, from)]
  return { ...question, answer, isMarked: true, mended }
}

const mendedNumber = (numbers: readonly string[], letters: readonly string[], from: CountFrom): string =>
  `the answer ${numbers.join(', ')}, counted from ${from}, is ${letters.join(', ')}`

/** Whether an answer consists of numbers that may be places: “1945” among four years is none. */
export const isNumbered = ({ answer, options }: Pick<FoundQuestion, 'answer' | 'options'>): boolean =>
  answer.length > 0 && answer.every(text => mayBePlace(text, options.length))

export const mayBePlace = (text: string, options: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) <= options

/** Whether the numbers are in quotes and the texts of those options of which they are the places. */
const isSame = ({ answer, options, quotedAnswer }: FoundQuestion, letters: readonly string[]): boolean =>
  quotedAnswer &&
  answer.every((text, at) =>
    options.some((option, place) => isText(option, text) && letterAt(place) === letters[at]),
  )

const isText = (option: { readonly text: string }, text: string): boolean =>
  option.text.trim() === text.trim()

/** “4” among the options 3, 4 and 5 is a text or a place: nobody can say, so that it proves nothing. */
const isTextToo = ({ answer, options }: FoundQuestion): boolean =>
  answer.some(text => isAnOption(text, options))

const isAnOption = (text: string, options: FoundQuestion['options']): boolean =>
  options.some(option => isText(option, text))

/** Why numbers cannot be taken for places; null where they can. */
const doubtOf = (question: FoundQuestion): string | null =>
  isTextToo(question)
    ? `${said(question)} could be the text of an option or its place: write its letter`
    : (marksDoubt(question) ?? flagDoubt(question))

const said = ({ answer }: FoundQuestion): string => `the answer ${answer.join(', ')}`

const marksDoubt = (question: FoundQuestion): string | null => {
  const { answer, options } = question
  const isMarks = answer.length > 1 && answer.length === options.length && answer.every(isFlag)
  return isMarks || new Set(answer).size < answer.length
    ? `${said(question)} could be places, or a mark for each option: write the letters of the right ones`
    : null
}

const flagDoubt = (question: FoundQuestion): string | null =>
  isYesOrNo(question.options) && question.answer.every(isFlag)
    ? `${said(question)} could be true or false, or a place: write the text of the right option`
    : null

const isFlag = (text: string): boolean => Number(text) < 2

/** Why an answer in numbers is refused; null where it is none, or stands in quotes and is the text of options. */
export const numberRefusal = (question: FoundQuestion): string | null => {
  const { answer, options, quotedAnswer } = question
  if (!isNumbered(question)) return null
  if (quotedAnswer && answer.every(text => isAnOption(text, options))) return null
  return (
    doubtOf(question) ??
    `${said(question)} could count from 0 or from 1: import with \`--count-from 0\` or \`--count-from 1\``
  )
}
