import type { Reporter } from '../problem.ts'
import { readList, shorten, type YamlMap } from './fields.ts'
import { LETTERS, type LocatedOption } from './options.ts'
import { statedAnswerCount } from './stated-answer-count.ts'
import type { IsPlainScalar } from './yaml-positions.ts'

/** The keys of the correct options, in the order of the answer. */
export const readAnswerKeys = (
  data: YamlMap,
  options: readonly LocatedOption[],
  isPlain: IsPlainScalar,
  report: Reporter,
): string[] => {
  const entries = readList(data, 'answer', report)
  if (entries.length === 0 && !report.findings.some(({ path }) => path[0] === 'answer'))
    report.error(data.answer === undefined ? [] : ['answer'], 'answer-missing', NO_ANSWER)
  const keys: string[] = []
  if (options.length === 0) return keys
  for (const { text, path } of entries) {
    const resolved = resolveAnswer(text, options, () => isPlain(path))
    if (resolved.kind === 'refused') report.error(path, resolved.code, resolved.message)
    else if (resolved.keys.some(key => keys.includes(key)))
      report.error(path, 'answer-repeated', repeatedMessage(text))
    else keys.push(...resolved.keys)
  }
  return keys
}

const NO_ANSWER =
  'no `answer`: write the letter of the correct option (`answer: "B"`), or several (`answer: [B, E]`)'

/** The question's own instruction ("Choose two.") must agree with the number of correct options. */
export const checkAnswerCount = (question: string, answer: readonly string[], report: Reporter): void => {
  const stated = statedAnswerCount(question)
  if (stated === null || answer.length === 0 || stated === answer.length) return
  const message = `the question says to choose ${stated}, but \`answer\` names ${answer.length}: fix one of them`
  report.error(['answer'], 'answer-count', message)
}

export type AnswerOption = { readonly key: string; readonly text: string }

export type AnswerResolution =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/**
 * Resolves an answer to the keys of options. It may be letters ("D", "B, E", "BE", "B and E") or the text of one option.
 * Never guesses: an ambiguous answer is refused. `isPlain`: whether it is written without quotes.
 */
export const resolveAnswer = (
  written: string,
  options: readonly AnswerOption[],
  isPlain: () => boolean,
): AnswerResolution => {
  const letters = parseLetters(written)
  const byText = options.filter(option => option.text === written)
  if (isInteger(written) && (byText.length !== 1 || isPlain()))
    return refused('answer-number', numberMessage(written))
  // With four options none is called I, so that "I" can only be a text.
  const byLetter = letters?.every(letter => options.some(({ key }) => key === letter)) ? letters : null
  if (byText.length === 1) return agree(byText[0]!.key, byLetter, written)
  const alike = options.find(option => option.text.toLowerCase() === written.toLowerCase())
  if (alike && byLetter !== null && byLetter.length > 1) return agree(alike.key, [], written)
  if (letters !== null) return resolveLetters(letters, written, options)
  const truth = truthOf(written, options)
  if (truth !== null) return { kind: 'keys', keys: [truth] }
  return refused('answer-unknown', unknownMessage(written, options))
}

const refused = (code: string, message: string): AnswerResolution => ({ kind: 'refused', code, message })

const isInteger = (written: string): boolean => /^[+-]?\d+$/.test(written)

/** Both counting from 0 and counting from 1 are common. */
const numberMessage = (written: string): string =>
  `the number ${shorten(written)} could count from 0 or from 1: write the letter of the correct option (\`answer: "B"\`)`

const agree = (key: string, letters: readonly string[] | null, written: string): AnswerResolution => {
  if (letters === null || (letters.length === 1 && letters[0] === key)) return { kind: 'keys', keys: [key] }
  const message = `\`${shorten(written)}\` is both a letter and the text of option ${key}: reword that option, then write a letter`
  return refused('answer-ambiguous', message)
}

const resolveLetters = (
  letters: readonly string[],
  written: string,
  options: readonly AnswerOption[],
): AnswerResolution => {
  const missing = letters.filter(letter => !options.some(option => option.key === letter))
  if (missing.length > 0) return refused('answer-unknown', unknownMessage(written, options))
  if (new Set(letters).size < letters.length) return refused('answer-repeated', repeatedMessage(written))
  return { kind: 'keys', keys: letters }
}

const repeatedMessage = (written: string): string =>
  `\`${shorten(written)}\` names an option twice: name each correct option once`

const unknownMessage = (written: string, options: readonly AnswerOption[]): string => {
  const range = options.length > 0 ? ` (A to ${options.at(-1)!.key})` : ''
  return `\`${shorten(written)}\` is neither the letter of an option${range} nor the exact text of one: write a letter`
}

/** "B", "b", "B, E", "B and E", "B E", "BE", "be"; null for anything else ("Ac" is a typing mistake, "C++" a name). */
export const parseLetters = (written: string): string[] | null => {
  if (written.length > MAX_LETTERS_LENGTH) return null
  const words = written.trim().split(/\s*[,;&+/]\s*(?:and\s+)?|\s+(?:and\s+)?/i)
  if (words.every(isLetter)) return words.map(word => word.toUpperCase())
  if (/^(?:[A-J]{2,10}|[a-j]{2,10})$/.test(written)) return [...written.toUpperCase()]
  return null
}

const MAX_LETTERS_LENGTH = 100

const isLetter = (word: string): boolean => word.length === 1 && LETTERS.includes(word.toUpperCase())

/** `true` and `True` mean the same where the options are true and false. */
const truthOf = (written: string, options: readonly AnswerOption[]): string | null => {
  const texts = options.map(option => option.text.toLowerCase())
  if (texts.toSorted().join() !== 'false,true') return null
  return options[texts.indexOf(written.toLowerCase())]?.key ?? null
}
