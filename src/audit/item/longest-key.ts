import type { Question } from '../../quiz/question.ts'
import type { Concern, QuestionRule } from '../rule.ts'

const MIN_RATIO = 1.4
const MIN_DIFFERENCE = 25

/**
 * Test-wise people choose the longest option, since authors qualify what must be right (Haladyna, Downing and
 * Rodriguez 2002, guideline 24: keep the length of choices about equal).
 */
export const longestKey: QuestionRule = question => {
  const keys = lengthsOf(question, true)
  const others = lengthsOf(question, false)
  if (others.length === 0) return []
  const shortestKey = Math.min(...keys)
  const longestOther = Math.max(...others)
  if (shortestKey < longestOther * MIN_RATIO || shortestKey < longestOther + MIN_DIFFERENCE) return []
  return question.answer.map((key): Concern => {
    const message = `the correct option is by far the longest (${shortestKey} characters, the others at most ${longestOther}), which gives it away: shorten it, or make the others as precise`
    return { path: ['options', key], code: 'key-longest', message }
  })
}

const lengthsOf = ({ options, answer }: Question, right: boolean): number[] =>
  options.filter(({ key }) => answer.includes(key) === right).map(({ text }) => text.length)
