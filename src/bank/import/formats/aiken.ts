import { type Found, found, refused, skipped } from '../found.ts'
import { type Block, splitAiken } from './aiken/blocks.ts'
import type { Format } from './format.ts'
import { letterAt } from './format.ts'

/** A question, options as `A) …` or `A. …`, and `ANSWER: B`. */
export const aiken: Format = {
  name: 'aiken',
  endings: ['txt', 'aiken'],
  recognises: text => /^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z]\b/m.test(text) && /^[ \t]*A[.)]/m.test(text),
  read: source => splitAiken(source.text).map(foundIn),
}

const foundIn = ({ line, stem, options, answer, explanation }: Block): Found => {
  if (options.length === 0)
    return answer === null
      ? skipped(line, 'a text without options')
      : refused(line, 'options-missing', 'no options: write each on a line of its own, as `A) …`')
  const gap = options.findIndex(({ letter }, place) => letter !== letterAt(place))
  if (gap !== -1)
    return refused(
      line,
      'options-gap',
      `option ${letterAt(gap)} is missing before ${options[gap]!.letter}: add it`,
    )
  return found({
    line,
    question: stem,
    options: options.map(({ text }) => ({ text, rationale: null })),
    answer: answer === null || answer === '' ? [] : [answer],
    quotedAnswer: false,
    explanation: explanation.trim(),
  })
}
