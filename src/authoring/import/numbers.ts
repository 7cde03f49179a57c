import { isYesOrNo } from '../../bank/validate/same-question.ts'
import { letterAt } from './letters.ts'
import type { SourceQuestion } from './source-entry.ts'

export type CountFrom = 0 | 1

/**
 * From where a bank counts the options in its answers, where its questions prove it: an answer 0 is the first of a
 * count from 0, and the number of the options the last of a count from 1. Null where nothing or both are proven.
 */
export const inferCountFrom = (questions: readonly SourceQuestion[]): CountFrom | null => {
  const places = questions.filter(question => isNumbered(question) && doubtOf(question) === null)
  const from0 = places.some(({ answer }) => answer.some(text => Number(text) === 0))
  const from1 = places.some(({ answer, options }) => answer.some(text => Number(text) === options.length))
  return from0 === from1 ? null : from0 ? 0 : 1
}

/** The question with letters instead of numbers, where these can only be places; `isGiven` by the person importing. */
export const numbersToLetters = (
  question: SourceQuestion,
  from: CountFrom,
  isGiven: boolean,
): SourceQuestion => {
  if (!isNumbered(question)) return question
  const { answer: numbers, quotedAnswer, repairs } = question
  const answer = numbers.map(text => letterAt(Number(text) - from))
  if (numbers.some(text => placesOf(text, question).length > 0)) {
    const isSame = numbers.every((text, at) => placesOf(text, question).includes(answer[at]!))
    return { ...question, quotedAnswer: quotedAnswer && isSame }
  }
  if (marksDoubt(question) !== null || (!isGiven && flagDoubt(question) !== null)) return question
  const repair = `the answer ${numbers.join(', ')}, counted from ${from}, is ${answer.join(', ')}`
  return { ...question, answer, isMarked: true, repairs: [...repairs, repair] }
}

/** Why an answer in numbers is refused; null where it is none, or stands in quotes and is the text of options. */
export const numberRefusal = (question: SourceQuestion): string | null => {
  const isText = question.quotedAnswer && question.answer.every(text => placesOf(text, question).length > 0)
  if (!isNumbered(question) || isText) return null
  return doubtOf(question) ?? `${answerIn(question)} could count from 0 or from 1: ${COUNT_HINT}`
}

const COUNT_HINT = 'import with `--count-from 0` or `--count-from 1`'

/** Whether an answer consists of numbers that may be places: “1945” among four years is none. */
const isNumbered = ({ answer, options }: SourceQuestion): boolean =>
  answer.length > 0 && answer.every(text => mayBePlace(text, options.length))

export const mayBePlace = (text: string, options: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) <= options

/** The letters of the options with this text. “4” among 3, 4 and 5 may be a text or a place, so it proves nothing. */
const placesOf = (text: string, { options }: SourceQuestion): string[] =>
  options.flatMap((option, place) => (option.text.trim() === text.trim() ? [letterAt(place)] : []))

/** Why numbers cannot be taken for places; null where they can. */
const doubtOf = (question: SourceQuestion): string | null =>
  question.answer.some(text => placesOf(text, question).length > 0)
    ? `${answerIn(question)} could be the text of an option or its place: write its letter`
    : (marksDoubt(question) ?? flagDoubt(question))

const answerIn = ({ answer }: SourceQuestion): string => `the answer ${answer.join(', ')}`

const marksDoubt = (question: SourceQuestion): string | null => {
  const { answer, options } = question
  const isMarks = answer.length > 1 && answer.length === options.length && answer.every(isFlag)
  return isMarks || new Set(answer).size < answer.length
    ? `${answerIn(question)} could be places, or a mark for each option: write the letters of the right ones`
    : null
}

const flagDoubt = (question: SourceQuestion): string | null =>
  isYesOrNo(question.options) && question.answer.every(isFlag)
    ? `${answerIn(question)} could be true or false, or a place: write the text of the right option`
    : null

const isFlag = (text: string): boolean => Number(text) < 2
