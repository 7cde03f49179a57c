import { parseLetters } from '../../../bank/parse/answer.ts'
import { type Found, found, refused, skipped } from '../found.ts'
import { gapMessage, letterAt, placeOf } from '../letters.ts'
import { type Block, splitAiken } from './aiken/blocks.ts'
import type { Format } from './format.ts'

/** A question, options as `A) …` or `A. …`, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt', 'aiken'],
  recognises: text => /^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z]\b/m.test(text) && /^[ \t]*A[.)]/m.test(text),
  read: source => splitAiken(source.text).map(foundIn),
}

const foundIn = ({ line, stem, options, answer, explanation }: Block): Found => {
  if (options.length === 0 && answer === null) return skipped(line, 'a text without options')
  if (options.length === 0) return refused(line, 'options-missing', NO_OPTIONS)
  const wrong = options.findIndex(({ letter }, place) => letter !== letterAt(place))
  if (wrong !== -1) return refused(line, 'options-gap', gapMessage(placeOf(options[wrong]!.letter), wrong))
  return found({
    line,
    question: stem,
    options: options.map(({ text }) => ({ text, rationale: null })),
    ...answerOf(answer),
    explanation: explanation.trim(),
  })
}

/** By the format it is letters, whatever the options are called. */
const answerOf = (given: string | null) => {
  const letters = given === null ? null : parseLetters(given)
  return letters === null ? { answer: given ? [given] : [] } : { answer: letters, isMarked: true }
}

const NO_OPTIONS = 'no options: write each on a line of its own, as `A) …`'
