import { lettersOf } from '../../../bank/parse/answer.ts'
import { gapMessage, letterAt, placeOf } from '../letters.ts'
import { refusal, type SourceEntry, skip, sourceQuestion } from '../source-entry.ts'
import { type Block, splitAiken } from './aiken/blocks.ts'
import type { Format } from './format.ts'

/** A question, options as `A) …` or `A. …`, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt', 'aiken'],
  recognises: text => /^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z]\b/m.test(text) && /^[ \t]*A[.)]/m.test(text),
  read: source => splitAiken(source.text).map(questionFromBlock),
}

const questionFromBlock = ({ line, stem, options, answer, explanation }: Block): SourceEntry => {
  if (options.length === 0 && answer === null) return skip(line, 'a text without options')
  if (options.length === 0) return refusal(line, 'options-missing', NO_OPTIONS)
  const wrong = options.findIndex(({ letter }, place) => letter !== letterAt(place))
  if (wrong !== -1) return refusal(line, 'options-gap', gapMessage(placeOf(options[wrong]!.letter), wrong))
  return sourceQuestion({
    line,
    question: stem,
    options: options.map(({ text }) => ({ text, rationale: null })),
    ...answerOf(answer),
    explanation: explanation.trim(),
  })
}

/** By the format it is letters, whatever the options are called. */
const answerOf = (given: string | null) => {
  const letters = given === null ? null : lettersOf(given)
  return letters === null ? { answer: given ? [given] : [] } : { answer: letters, isMarked: true }
}

const NO_OPTIONS = 'no options: write each on a line of its own, as `A) …`'
