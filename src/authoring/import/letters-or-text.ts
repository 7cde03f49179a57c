import {
  type AnswerOption,
  type AnswerResolution,
  parseLetters,
  resolveAnswer,
} from '../../bank/parse/answer.ts'
import { isYesOrNo, normalizeText } from '../../bank/validate/same-question.ts'
import { splitLetter } from './letters.ts'

/**
 * What an answer of another program means: letters ("B", "(b)", "Option B", "B, E"), or the text of one option.
 * Where it could be the letter of one and, but for signs and case, the text of another, it is refused.
 */
export const readAnswer = (
  given: string,
  choices: readonly AnswerOption[],
  bare: () => boolean,
): AnswerResolution => {
  const letters = lettersIn(given, choices)
  if (letters === null) return resolveAnswer(flagIn(given, choices) ?? given, choices, bare)
  const other = choices.find(({ key, text }) => letters.join() !== key && isLike(text, given, letters))
  if (other === undefined) return resolveAnswer(letters.join(', '), choices, bare)
  const message = `\`${given}\` could be ${letters.join(', ')}, and the text of option ${other.key}: mark the right options otherwise, or reword that option`
  return { kind: 'refused', code: 'answer-ambiguous', message }
}

/** Null where it is none, or names an option that there is not. */
const lettersIn = (given: string, choices: readonly AnswerOption[]): readonly string[] | null => {
  const plain = plainText(given)
  const letters = /^[a-j]$/.test(plain)
    ? [plain.toUpperCase()]
    : (parseLetters(given) ?? lettersBefore(given, choices))
  return letters?.every(letter => choices.some(({ key }) => key === letter)) ? letters : null
}

/** "B) Mars", where B is Mars. */
const lettersBefore = (given: string, choices: readonly AnswerOption[]): readonly string[] | null => {
  const said = splitLetter(given)
  if (said === null) return null
  return choices.some(({ key, text }) => key === said.letter && text === said.rest) ? [said.letter] : null
}

/** "T" and "yes" where the options are True and False, or Yes and No. */
const flagIn = (given: string, choices: readonly AnswerOption[]): string | null => {
  if (!isYesOrNo(choices)) return null
  const said = plainText(given)
  const meant = choices.filter(({ text }) => plainText(text) === said || plainText(text).charAt(0) === said)
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
