import type { QuestionRule } from '../rule.ts'
import { contentWordsOf } from '../words.ts'

const MIN_ECHOES = 2
const MIN_WORD_LENGTH = 5

/**
 * A word from the question that only the correct option repeats gives it away without any knowledge (“clang association”,
 * Haladyna, Downing and Rodriguez 2002, guideline 28).
 */
export const echoingKey: QuestionRule = ({ text, options, answer }) => {
  if (answer.length !== 1 || options.length < 3) return []
  const stemWords = contentWordsOf(text)
  const echoes = options.map(option => ({
    key: option.key,
    words: [...contentWordsOf(option.text)].filter(
      word => word.length >= MIN_WORD_LENGTH && stemWords.has(word),
    ),
  }))
  const own = echoes.find(({ key }) => key === answer[0])?.words ?? []
  const others = new Set(echoes.flatMap(({ key, words }) => (key === answer[0] ? [] : words)))
  if (own.length < MIN_ECHOES || others.size > 0) return []
  const message = `only the correct option repeats words from the question (${own.slice(0, 4).join(', ')}), which gives it away: use other words there, or the same in other options`
  return [{ path: ['options', answer[0]!], code: 'key-echoes', message }]
}
