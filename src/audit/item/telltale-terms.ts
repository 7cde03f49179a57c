import type { Bank, Question } from '../../quiz/question.ts'
import type { BankRule } from '../rule.ts'
import { wholeWords } from '../whole-words.ts'

/** In an even bank, a term is so one-sided by chance once in a thousand times. */
const SIGNIFICANCE = 0.001

/**
 * A category or tag that options name only where they are correct, or only where they are wrong: learners notice after
 * some sessions and answer by the name. Each question has a chance that its key is among the options with the name; the
 * product over all questions is compared with SIGNIFICANCE.
 */
export const telltaleTerms: BankRule = bank => {
  const questionsByWord = indexByWord(bank.questions)
  return termsOf(bank).flatMap(term => {
    const [word = ''] = term.match(WORD) ?? []
    const { named, keyed, allKeyed, noneKeyed } = countTerm(questionsByWord.get(word) ?? [], term)
    const isAlways = keyed === named && allKeyed < SIGNIFICANCE
    const isNever = keyed === 0 && noneKeyed < SIGNIFICANCE
    if (!isAlways && !isNever) return []
    const verdict = isAlways ? 'a correct option each time' : 'wrong each time'
    const message = `“${term}” is named by options of ${named} questions and is ${verdict}, which gives them away: ask some where it is ${isAlways ? 'wrong' : 'correct'}`
    return [{ question: null, path: [], code: 'term-telltale', message }]
  })
}

const WORD = /[\p{L}\p{N}]+/gu

/** An inverted index: the questions by each word of their options. Otherwise every term would search every question. */
const indexByWord = (questions: readonly Question[]): ReadonlyMap<string, readonly Question[]> => {
  const index = new Map<string, Question[]>()
  for (const question of questions)
    for (const word of new Set(question.options.flatMap(({ text }) => text.match(WORD) ?? [])))
      index.get(word)?.push(question) ?? index.set(word, [question])
  return index
}

const termsOf = ({ questions }: Bank): readonly string[] => [
  ...new Set(questions.flatMap(({ tags }) => tags)),
]

type TermCount = {
  /** Questions with some options, but not all, that name the term. */
  readonly named: number
  /** Of these, those with a correct option that names it. */
  readonly keyed: number
  /** The chances that all of them, or none of them, are keyed. */
  readonly allKeyed: number
  readonly noneKeyed: number
}

const countTerm = (questions: readonly Question[], term: string): TermCount => {
  const pattern = wholeWords([term])
  let count: TermCount = { named: 0, keyed: 0, allKeyed: 1, noneKeyed: 1 }
  for (const { options, answer } of questions) {
    const naming = options.filter(({ text }) => pattern.test(text))
    if (naming.length === 0 || naming.length === options.length) continue
    const missed = chanceOfMissing(options.length, naming.length, answer.length)
    count = {
      named: count.named + 1,
      keyed: count.keyed + (naming.some(({ key }) => answer.includes(key)) ? 1 : 0),
      allKeyed: count.allKeyed * (1 - missed),
      noneKeyed: count.noneKeyed * missed,
    }
  }
  return count
}

/** The chance that none of `keys` options drawn from `options` is among `naming` of them (hypergeometric). */
const chanceOfMissing = (options: number, naming: number, keys: number): number => {
  let chance = 1
  for (let drawn = 0; drawn < keys; drawn++)
    chance *= Math.max(0, options - naming - drawn) / (options - drawn)
  return chance
}
