import { parseLetters } from '../../bank/parse/answer.ts'
import { mergedOptionIndex } from '../../bank/parse/merged-option.ts'
import { LETTERS } from '../../bank/parse/options.ts'
import type { FoundQuestion } from './found.ts'

/**
 * Gives options that have slipped into the text of the one before ("… first thing. E. Second thing") a place of their
 * own. Only where that is certain: the answer names their letter; else "Robert E. Lee" would be two options.
 */
export const freeSwallowed = (question: FoundQuestion, isNext = false): FoundQuestion => {
  const { options } = question
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (last === undefined || next === undefined || !(isNext || isExpected(question, next))) return question
  const at = mergedOptionIndex(last.text, next, false)
  if (at === null) return question
  const rest = last.text.slice(at).replace(/^\s+\(?[A-J][.)]\s+/, '')
  const mended = `option ${next} was part of the text of option ${LETTERS[options.length - 1]}`
  const freed = {
    ...question,
    options: [
      ...options.slice(0, -1),
      { ...last, text: last.text.slice(0, at) },
      { text: rest, rationale: null },
    ],
    mended: [...question.mended, mended],
  }
  // What lost its line breaks lost them all.
  return freeSwallowed(freed, true)
}

const isExpected = ({ answer, isMarked }: FoundQuestion, letter: string): boolean =>
  !isMarked && answer.some(text => parseLetters(text.trim())?.some(named => named >= letter))
