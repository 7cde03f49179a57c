import { collapseSpaces } from '../../../bank/parse/fields.ts'
import { normalizeText } from '../../../bank/validate/same-question.ts'
import type { Question } from '../../../quiz/question.ts'
import type { BankConcern, BankRule } from '../concern.ts'
import { pairsAlike } from './pairs.ts'

/** So much of what two questions say together, both say. */
const ALIKE = 0.6
/** What a scenario asks, other options answer: those are two questions. */
const OPTIONS_ALIKE = 0.5

/** A short question made from the same phrase as another (“What is the capital of …?”) asks for something else. */
const WORDS = 12

/** The same question with other words or numbers. What is the same to the letter the loader has told already. */
export const nearDuplicates: BankRule = ({ questions }) => {
  const scenarios = questions.filter(({ text }) => wordsIn(text).size >= WORDS)
  const texts = scenarios.map(({ text }) => text)
  return pairsAlike(texts, ALIKE).flatMap(({ first, second, share }) => {
    const [earlier, later] = [scenarios[first]!, scenarios[second]!]
    if (normalizeText(earlier.text) === normalizeText(later.text)) return []
    return sharedOptions(earlier, later) < OPTIONS_ALIKE ? [] : [concernOf(earlier, later, share)]
  })
}

const concernOf = (earlier: Question, later: Question, share: number): BankConcern => {
  const other = `\`${earlier.id}\``
  const how = `${Math.round(share * 100)} % alike${differenceOf(earlier.text, later.text)}`
  const conflict = rightOf(earlier) !== rightOf(later)
  const [code, message] = conflict
    ? ([
        'question-near-conflict',
        `${other} asks nearly the same (${how}) with another right answer: see which is right, and make the difference plain`,
      ] as const)
    : ([
        'question-near',
        `${other} asks nearly the same (${how}): delete one of them, or ask for something else`,
      ] as const)
  return { question: later, path: ['question'], code, message }
}

const sharedOptions = (a: Question, b: Question): number => {
  const texts = new Set(a.options.map(({ text }) => plain(text)))
  const shared = b.options.filter(({ text }) => texts.has(plain(text))).length
  return shared / Math.max(a.options.length, b.options.length)
}

const plain = (text: string): string => normalizeText(text).replaceAll(/\d+(?:[.,]\d+)*/g, '0')

const rightOf = ({ options, answer }: Question): string =>
  options
    .filter(({ key }) => answer.includes(key))
    .map(({ text }) => plain(text))
    .sort()
    .join('\n')

const FEW = 3

/** The words that only one of two texts has, where they are few. */
const differenceOf = (a: string, b: string): string => {
  const [before, after] = [wordsIn(a), wordsIn(b)]
  const gone = [...before].filter(word => !after.has(word))
  const come = [...after].filter(word => !before.has(word))
  if (gone.length + come.length === 0 || gone.length > FEW || come.length > FEW) return ''
  return `; “${gone.join(' ')}” there, “${come.join(' ')}” here`
}

const wordsIn = (text: string): Set<string> =>
  new Set(collapseSpaces(text).match(/[\p{L}\p{N}.,'-]*[\p{L}\p{N}]/gu))
