import type { QuestionRule } from '../concern.ts'
import { prose } from '../words.ts'

/** People read over a small “not” (Haladyna, Downing and Rodriguez 2002, guideline 17). */
export const negativeStem: QuestionRule = ({ text }) => {
  const asked = prose(text).match(ASKING)?.at(-1) ?? ''
  const found = NEGATIVE.exec(asked)?.[0]
  if (found === undefined) return []
  const message = `the question asks for what is not so, and “${found}” is easily read over: ask the other way round, or write it in capitals (${found.toUpperCase()})`
  return [{ path: ['question'], code: 'stem-negative', message }]
}

/** The sentences that end with a question mark or a colon. */
const ASKING = /[^.?!:\n]*[?:](?=\s|$)/g

/** In small letters: capitals, and stars or underscores around, are the emphasis that is asked for. */
const NEGATIVE =
  /(?<![\w*_])(?:(?<=\b[Ww]hich\b.*)(?:is|are|does|do|would|will|can|should|was|were) not|(?<=\b[Ww]hich\b.*)(?:isn't|aren't|doesn't|don't|cannot|can't|wouldn't|won't|shouldn't)|except|(?<=\b[Ww]hich\b.*)(?:incorrect|false|untrue))(?![\w*_])/
