import { collapseSpaces } from '../../bank/parse/fields.ts'
import { normalizeMarkdown } from '../../bank/validate/same-question.ts'
import type { Question } from '../../quiz/question.ts'
import type { BankConcern, BankRule } from '../rule.ts'
import { findSimilarPairs } from './similar-pairs.ts'

/** Jaccard similarity of the word pairs of two texts. */
export const MIN_SIMILARITY = 0.6
/** The same scenario with other options is another question. */
const MIN_SHARED_OPTIONS = 0.5

/** Short questions share phrases (“What is the capital of …?”) although they differ. */
const MIN_WORDS = 12

/** The same question with a few other words or numbers. The loader reports exact copies. */
export const nearDuplicates: BankRule = ({ questions }) => {
  const scenarios = questions.filter(isScenario)
  const texts = scenarios.map(({ text }) => text)
  return findSimilarPairs(texts, MIN_SIMILARITY).flatMap(({ first, second, share }) => {
    const [earlier, later] = [scenarios[first]!, scenarios[second]!]
    if (normalizeMarkdown(earlier.text) === normalizeMarkdown(later.text)) return []
    return hasSimilarOptions(earlier, later) ? [concernOf(earlier, later, share)] : []
  })
}

const concernOf = (earlier: Question, later: Question, share: number): BankConcern => {
  const other = `\`${earlier.id}\``
  const how = `${Math.round(share * 100)}% alike${differenceOf(earlier.text, later.text)}`
  const conflict = rightOf(earlier) !== rightOf(later)
  const [code, message] = conflict
    ? ([
        'question-near-conflict',
        `${other} asks nearly the same (${how}) with a different correct answer: check which is correct, and make the difference clear`,
      ] as const)
    : ([
        'question-near',
        `${other} asks nearly the same (${how}): delete one of them, or ask for something else`,
      ] as const)
  return { question: later, path: ['question'], code, message }
}

/** Whether two questions whose texts are similar ask nearly the same: they share half of their options. */
export const hasSimilarOptions = (a: Question, b: Question): boolean =>
  sharedOptions(a, b) >= MIN_SHARED_OPTIONS

/** Whether a text has enough words for its similarity to mean anything. */
export const isScenario = ({ text }: Question): boolean => wordsIn(text).size >= MIN_WORDS

const sharedOptions = (a: Question, b: Question): number => {
  const texts = new Set(a.options.map(({ text }) => plain(text)))
  const shared = b.options.filter(({ text }) => texts.has(plain(text))).length
  return shared / Math.max(a.options.length, b.options.length)
}

const plain = (text: string): string => normalizeMarkdown(text).replaceAll(/\d+(?:[.,]\d+)*/g, '0')

const rightOf = ({ options, answer }: Question): string =>
  options
    .filter(({ key }) => answer.includes(key))
    .map(({ text }) => plain(text))
    .sort()
    .join('\n')

const MAX_DIFFERENCES = 3

/** The words that only one of two texts has, where they are few. */
const differenceOf = (a: string, b: string): string => {
  const [before, after] = [wordsIn(a), wordsIn(b)]
  const removed = [...before].filter(word => !after.has(word))
  const added = [...after].filter(word => !before.has(word))
  if (
    removed.length + added.length === 0 ||
    removed.length > MAX_DIFFERENCES ||
    added.length > MAX_DIFFERENCES
  )
    return ''
  return `; “${removed.join(' ')}” there, “${added.join(' ')}” here`
}

const wordsIn = (text: string): Set<string> =>
  new Set(collapseSpaces(text).match(/(?:[.,'-]{0,9}[\p{L}\p{N}])+/gu))
