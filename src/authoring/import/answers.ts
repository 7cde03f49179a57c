import {
  type AnswerOption,
  type AnswerResolution,
  parseLetters,
  resolveAnswer,
} from '../../bank/parse/answer.ts'
import { LETTERS } from '../../bank/parse/options.ts'
import { isYesOrNo, normalizeText } from '../../bank/validate/same-question.ts'
import { letterAt, splitLetter } from './letters.ts'
import { refusal, type SourceQuestion, type SourceRefusal } from './source-entry.ts'

/** What the first option is called where answers are numbers; null where the person who imports didn't say. */
export type CountFrom = 0 | 1 | null

/**
 * The question with the letters of its correct options as its answer, or why it is refused. An answer is read as letters
 * or as the text of an option. It is a place only with `countFrom`: in many tables the correct answer has its own column,
 * beside the wrong ones alone, and a small number there is the answer itself.
 */
export const resolveAnswers = (
  question: SourceQuestion,
  countFrom: CountFrom,
): SourceQuestion | SourceRefusal => {
  const { options, line, isMarked, quotedAnswer } = question
  if (isMarked) return { ...question, answer: question.answer.toSorted() }
  const choices = answerOptionsOf(options)
  const answer = question.answer.map(text => text.trim()).flatMap(text => splitNumbers(text, choices))
  const mayBePlace = (text: string) => /^\d+$/.test(text) && Number(text) <= options.length
  if (answer.length > 0 && answer.every(mayBePlace)) return fromNumbers(question, answer, choices, countFrom)
  const keys: string[] = []
  for (const text of answer) {
    const resolved = resolveText(text, choices, () => !quotedAnswer && mayBePlace(text))
    if (resolved.kind === 'refused')
      return refusal(
        line,
        resolved.code,
        resolved.message + (resolved.code === 'answer-unknown' ? UNKNOWN : ''),
      )
    keys.push(...resolved.keys)
  }
  // The loader refuses duplicates.
  return { ...question, answer: keys.sort() }
}

export const answerOptionsOf = (options: readonly { readonly text: string }[]): AnswerOption[] =>
  options.map(({ text }, place) => ({ key: LETTERS[place] ?? '', text: text.trim() }))

/** "2,4" are two places, unless an option is called so. */
const splitNumbers = (text: string, choices: readonly AnswerOption[]): string[] =>
  /^\d{1,2}(?:\s?[,;&+/|]\s?\d{1,2}){1,9}$/.test(text) && choices.every(choice => choice.text !== text)
    ? text.split(/\D+/)
    : [text]

const fromNumbers = (
  question: SourceQuestion,
  numbers: readonly string[],
  choices: readonly AnswerOption[],
  countFrom: CountFrom,
): SourceQuestion | SourceRefusal => {
  const { line, options, quotedAnswer, repairs } = question
  const answer = `the answer ${numbers.join(', ')}`
  const refuse = (why: string) => refusal(line, 'answer-number', `${answer} could be ${why}`)
  const texts = numbers.map(number => choices.filter(({ text }) => text === number).map(({ key }) => key))
  const places = countFrom === null ? null : numbers.map(number => letterAt(Number(number) - countFrom))
  const isTexts = texts.every(({ length }) => length === 1)
  const isSame = places === null ? quotedAnswer : places.join() === texts.join()
  if (isTexts && isSame) return { ...question, answer: texts.flat().sort() }
  if (texts.some(({ length }) => length > 0)) return refuse(TEXT_OR_PLACE)
  const isMarks = numbers.length > 1 && numbers.length === options.length && numbers.every(isFlag)
  if (isMarks || new Set(numbers).size < numbers.length) return refuse(MARKS_OR_PLACES)
  if (places === null) return refuse(isYesOrNo(options) && numbers.every(isFlag) ? FLAG_OR_PLACE : COUNTED)
  const repair = `${answer}, counted from ${countFrom}, is ${places.join(', ')}`
  return { ...question, answer: places.toSorted(), repairs: [...repairs, repair] }
}

const isFlag = (number: string): boolean => Number(number) < 2

const TEXT_OR_PLACE = 'the text of an option or its place: write its letter'
const MARKS_OR_PLACES = 'places, or a mark for each option: write the letters of the correct ones'
const FLAG_OR_PLACE = 'true or false, or a place: write the text of the correct option'
const ADD = 'add it to the options, or call the wrong ones `incorrect_1`, `incorrect_2` …'
const UNKNOWN = `. If it is an option itself, ${ADD}`
const COUNTED = `a place, which counts from 0 or from 1: import with \`--count-from 0\` or \`--count-from 1\`; or the correct option itself: then ${ADD}`

/**
 * What an answer of another program means: letters ("B", "(b)", "Option B", "B, E"), or the text of one option.
 * Where it could be the letter of one and, but for signs and case, the text of another, it is refused.
 */
export const resolveText = (
  answer: string,
  choices: readonly AnswerOption[],
  isBare: () => boolean,
): AnswerResolution => {
  const letters = lettersIn(answer, choices)
  if (letters === null) return resolveAnswer(flagIn(answer, choices) ?? answer, choices, isBare)
  const other = choices.find(({ key, text }) => letters.join() !== key && isLike(text, answer, letters))
  if (other === undefined) return resolveAnswer(letters.join(', '), choices, isBare)
  const message = `\`${answer}\` could be ${letters.join(', ')}, and the text of option ${other.key}: mark the right options otherwise, or reword that option`
  return { kind: 'refused', code: 'answer-ambiguous', message }
}

const lettersIn = (answer: string, choices: readonly AnswerOption[]): readonly string[] | null => {
  const plain = plainText(answer)
  // "B) Mars", where B is Mars.
  const { letter, rest } = splitLetter(answer) ?? {}
  const named = choices.find(({ key, text }) => key === letter && text === rest)
  const letters = /^[a-j]$/.test(plain)
    ? [plain.toUpperCase()]
    : (parseLetters(answer) ?? (named ? [named.key] : null))
  return letters?.every(letter => choices.some(({ key }) => key === letter)) ? letters : null
}

/** "T" and "yes" where the options are True and False, or Yes and No. */
const flagIn = (given: string, choices: readonly AnswerOption[]): string | null => {
  if (!isYesOrNo(choices)) return null
  const flag = plainText(given)
  const meant = choices.filter(({ text }) => plainText(text) === flag || plainText(text).charAt(0) === flag)
  return meant.length === 1 ? meant[0]!.text : null
}

/** "A/C" is A and C, or the beginning of "A/C unit". */
const isLike = (text: string, given: string, letters: readonly string[]): boolean => {
  const [option, answer] = [plainText(text), plainText(given)]
  return option === answer || (letters.length > 1 && option.startsWith(`${answer} `))
}

/** Without what people put around a letter: brackets, full stops, quotes, marks of Markdown, the word "option". */
const plainText = (text: string): string =>
  normalizeText(text)
    .replaceAll(/[*_`~"'()[\].:;]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:option|answer|choice) (?=\S+$)/, '')
