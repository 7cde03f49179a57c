import { citesOption } from '../../bank/parse/can-shuffle.ts'
import { normalizeText } from '../../bank/validate/same-question.ts'
import { isInSomeKey } from '../../quiz/grading.ts'
import type { Question } from '../../quiz/question.ts'
import type { Concern, QuestionRule } from '../rule.ts'
import { contentWordsOf, wordsOf } from '../words.ts'
import { textsOf } from './question-texts.ts'

const concern = (code: Concern['code'], message: string): Concern[] => [
  { path: ['explanation'], code, message },
]

/**
 * Whether the explanation speaks for another option than the key. Where it opens with that option, it nearly always
 * does; where it only uses its words, about half of the time (measured on public banks).
 */
export const arguedAgainst: QuestionRule = question => {
  if (question.explanation === '') return []
  const opening = openingOption(question)
  if (opening !== null)
    return concern(
      'key-argued-against',
      `the explanation begins with option ${opening}, but the answer is ${question.answer.join(', ')}: one of them is wrong`,
    )
  const favoured = favouredOption(question)
  if (favoured === null) return []
  return concern(
    'key-argued-against',
    `the explanation uses the words of option ${favoured} and none of the answer ${question.answer[0]}: check which is correct`,
  )
}

/** “B. …”, “Answer: B”, or the text of an option. */
const openingOption = (question: Question): string | null => {
  const { explanation, options } = question
  const letter = OPENING.exec(explanation)?.[1]
  if (letter !== undefined && options.some(({ key }) => key === letter))
    return isInSomeKey(question, letter) ? null : letter
  const opening = normalizeText(explanation)
  const named = options
    .map(({ key, text }) => ({ key, text: normalizeText(text).replace(/[.!]$/, '') }))
    .filter(({ text }) => text.length >= MIN_TEXT_LENGTH && opening.startsWith(text))
    .sort((a, b) => b.text.length - a.text.length)[0]
  return named === undefined || isInSomeKey(question, named.key) ? null : named.key
}

const MIN_TEXT_LENGTH = 15
const OPENING =
  /^(?:(?:[Tt]he\s{1,9})?(?:[Cc]orrect\s{1,9}|[Rr]ight\s{1,9})?(?:[Aa]nswer|[Oo]ption)s?(?:\s{1,9}is)?\s{0,9}:?\s{0,9})?\(?([A-J])\)?(?:[.:)]\s|\s{1,9}[-–]\s)/

/** So many of the words that only one option has, and none of the key's. */
const MIN_USED_WORDS = 3
const MIN_USED_SHARE = 0.6

const favouredOption = ({ explanation, text, options, answer, accepted }: Question): string | null => {
  if (answer.length !== 1 || accepted !== undefined) return null
  const explained = contentWordsOf(explanation)
  const stemWords = contentWordsOf(text)
  const words = options.map(({ key, text: own }) => ({ key, words: contentWordsOf(own) }))
  const used = words.map(({ key, words: all }) => {
    const own = [...all].filter(
      word => !stemWords.has(word) && words.every(other => other.key === key || !other.words.has(word)),
    )
    return { key, own: own.length, used: own.filter(word => explained.has(word)).length }
  })
  const keyUse = used.find(({ key }) => key === answer[0])!
  if (keyUse.own < 2 || keyUse.used > 0) return null
  return used.find(use => use.used >= MIN_USED_WORDS && use.used / use.own >= MIN_USED_SHARE)?.key ?? null
}

/** An explanation without a word of the question and its options belongs to another question. */
export const explainedElsewhere: QuestionRule = question => {
  const { text, options, explanation } = question
  const explained = contentWordsOf(explanation)
  if (explained.size < 5 || wordsOf(explanation).length < 8) return []
  const own = contentWordsOf([text, ...options.map(option => option.text)].join('\n'))
  if (own.size < 5 || [...explained].some(word => own.has(word))) return []
  return concern(
    'explanation-elsewhere',
    'the explanation has no word in common with the question and its options: it may belong to another question',
  )
}

/** A letter in a reason ties the options to their places. */
export const citedLetters: QuestionRule = question =>
  textsOf(question)
    .filter(
      ({ path: [part], text }) =>
        (part === 'explanation' || part === 'rationale') && citesOption(text, question.options.length),
    )
    .map(({ path }) => ({
      path,
      code: 'letters-cited',
      message:
        'this refers to options by letter or position, so they aren’t shuffled: refer to what they say',
    }))
