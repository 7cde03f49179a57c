import type { QuestionRule } from '../rule.ts'
import { prose } from '../words.ts'

/** People read over a small “not” (Haladyna, Downing and Rodriguez 2002, guideline 17). */
export const negativeStem: QuestionRule = ({ text }) => {
  const negation = NEGATIVE.exec(lastQuestion(prose(text)))?.[0]
  if (negation === undefined) return []
  const message = `the question is negative, and “${negation}” is easily missed: ask the other way round, or write it in capitals (${negation.toUpperCase()})`
  return [{ path: ['question'], code: 'stem-negative', message }]
}

/** The last sentence that ends with a question mark or a colon. */
const lastQuestion = (text: string): string => {
  const end = [...text.matchAll(/[?:](?=\s|$)/g)].at(-1)?.index ?? 0
  const before = text.slice(0, end)
  const start = Math.max(...[...'.?!:\n'].map(sign => before.lastIndexOf(sign))) + 1
  return text.slice(Math.max(start, end - MAX_SENTENCE_LENGTH), end + 1)
}

/** The pattern below looks back from each word to the beginning, which takes quadratic time. */
const MAX_SENTENCE_LENGTH = 500

/**
 * In small letters: capitals, and stars or underscores around, are the emphasis that is asked for. Only what belongs to
 * “which” or “what” itself: “Which plan is cheap and does not fail?” asks for what is so.
 */
const NEGATIVE =
  /(?<=\b(?:[Ww]hich|[Ww]hat)\b(?:(?!\b(?:that|and|if|when|where|while|so|but|who|without)\b)[^,])*?)(?<![\w*_])(?:not|\w{1,9}n't|cannot|incorrect|false|untrue)(?![\w*_])|(?<![\w*_])except(?=\s{0,9}[?:]|\s{1,9}(?:for\s{1,9})?(?:one|which|what)\b)/
