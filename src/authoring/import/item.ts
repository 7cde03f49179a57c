import {
  type AnswerOption,
  type AnswerResolution,
  parseLetters,
  resolveAnswer,
} from '../../bank/parse/answer.ts'
import { LETTERS } from '../../bank/parse/options.ts'
import { isYesOrNo, normalizeText } from '../../bank/validate/same-question.ts'
import { splitLetter } from './letters.ts'
import { mayBePlace, numberRefusal } from './numbers.ts'
import { type BankPicture, findPicture } from './pictures.ts'
import { refusal, type Source, type SourceQuestion, type SourceRefusal } from './source-entry.ts'

/** A question of a source that is ready to become a file of the bank. */
export type ImportItem = {
  readonly source: Source
  readonly question: SourceQuestion
  /** The letters of the right options; a draft's may be anything. */
  readonly answer: readonly string[]
  readonly picture: BankPicture | null
}

/** Resolves what a question names: its answer and its picture. */
export const prepareItem = (question: SourceQuestion, source: Source): ImportItem | SourceRefusal => {
  const resolved = answerOf(question)
  // A draft may be unfinished: its answer stays as it is written.
  const answer = 'kind' in resolved && question.draft ? question.answer : resolved
  if ('kind' in answer) return answer
  const picture = question.image === null ? null : findPicture(question.image.path, source, question.line)
  return picture?.kind === 'refused' ? picture : { source, question, answer, picture }
}

const answerOf = (question: SourceQuestion): readonly string[] | SourceRefusal => {
  const { answer, options, line, isMarked, quotedAnswer } = question
  const doubt = numberRefusal(question)
  if (doubt !== null) return refusal(line, 'answer-number', doubt)
  if (isMarked) return answer.toSorted()
  const choices = options.map(({ text }, place) => ({ key: LETTERS[place] ?? '', text: text.trim() }))
  const keys: string[] = []
  for (const text of answer) {
    const resolved = resolve(text.trim(), choices, () => !quotedAnswer && mayBePlace(text, options.length))
    if (resolved.kind === 'refused') return refusal(line, resolved.code, resolved.message)
    keys.push(...resolved.keys)
  }
  // The loader refuses duplicates.
  return keys.sort()
}

/**
 * What an answer of another program means: letters ("B", "(b)", "Option B", "B, E"), or the text of one option.
 * Where it could be the letter of one and, but for signs and case, the text of another, it is refused.
 */
const resolve = (
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
