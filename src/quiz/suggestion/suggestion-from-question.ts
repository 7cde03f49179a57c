import type { Question } from '../question.ts'
import { formatOptionLines } from './option-lines.ts'
import { MAX_SUGGESTED, type SuggestionInput } from './suggested-question.ts'

/**
 * A question as it would be typed into the form; null where it's longer than the form takes. Options and their reasons become
 * one line each. What the form doesn't have is left out: tags, domain, difficulty, picture, further correct answers.
 */
export const suggestionFromQuestion = (question: Question): SuggestionInput | null => {
  const input = {
    text: question.text,
    options: formatOptionLines(
      question.options.map(({ key, text, rationale }) => ({
        text: oneLine(text),
        reason: rationale === null ? null : oneLine(rationale),
        isCorrect: question.answer.includes(key),
      })),
    ),
    explanation: question.explanation,
    sources: question.references.join('\n'),
  }
  const names = Object.keys(MAX_SUGGESTED) as (keyof typeof MAX_SUGGESTED)[]
  return names.every(name => input[name].length <= MAX_SUGGESTED[name]) ? input : null
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
