import { parseLetters } from '../../bank/parse/answer.ts'
import { mergedOptionIndex } from '../../bank/parse/merged-option.ts'
import { LETTERS } from '../../bank/parse/options.ts'
import type { SourceQuestion } from './source-entry.ts'

/**
 * Splits options that lost the line break between them ("… first thing. E. Second thing"). Only where that is certain:
 * the answer names the letter of the second; else "Robert E. Lee" would be two options.
 */
export const splitMergedOptions = (question: SourceQuestion, hasSplit = false): SourceQuestion => {
  const { options, answer, isMarked, repairs } = question
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (last === undefined || next === undefined) return question
  const isNamed = answer.some(text => parseLetters(text.trim())?.some(letter => letter >= next))
  const at = hasSplit || (isNamed && !isMarked) ? mergedOptionIndex(last.text, next, false) : null
  if (at === null) return question
  const rest = last.text.slice(at).replace(/^\s+\(?[A-J][.)]\s+/, '')
  const note = `option ${next} was part of the text of option ${LETTERS[options.length - 1]}`
  const split = [
    { ...last, text: last.text.slice(0, at) },
    { text: rest, rationale: null },
  ]
  // A text that lost its line breaks lost them all.
  return splitMergedOptions(
    { ...question, options: [...options.slice(0, -1), ...split], repairs: [...repairs, note] },
    true,
  )
}
