import { statedCount, swallowedAt } from '../count.ts'
import { LETTERS } from '../options.ts'
import type { FoundQuestion } from './found.ts'

/**
 * Gives options that have slipped into the text of the one before ("… first thing. E. Second thing") a place of their
 * own. Only where that is certain: the answer names their letter, or several are to be chosen; else "John E. Smith"
 * would be two options.
 */
export const freeSwallowed = (question: FoundQuestion): FoundQuestion => {
  const { options } = question
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (last === undefined || next === undefined || !isExpected(question, next)) return question
  const at = swallowedAt(last.text, next)
  if (at === null) return question
  const rest = last.text.slice(at).replace(/^\s+\(?[A-J][.)]\s+/, '')
  const mended = `option ${next} was part of the text of option ${LETTERS[options.length - 1]}`
  return freeSwallowed({
    ...question,
    options: [
      ...options.slice(0, -1),
      { ...last, text: last.text.slice(0, at) },
      { text: rest, rationale: null },
    ],
    mended: [...question.mended, mended],
  })
}

const isExpected = ({ question, answer }: FoundQuestion, letter: string): boolean =>
  (statedCount(question) ?? 1) > 1 ||
  answer.some(text => new RegExp(`(?:^|[^a-z])${letter}(?:[^a-z]|$)`, 'i').test(text))
