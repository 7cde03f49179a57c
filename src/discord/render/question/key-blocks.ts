import { isRight } from '../../../quiz/grading.ts'
import { type LetteredOption, lettersOf, orderOptions } from '../../../quiz/option-order.ts'
import type { Words } from '../../../words/index.ts'
import type { TextBlock } from '../parts/fit.ts'
import { withLabel } from './option-line.ts'
import { type Detailed, isKeyed } from './parts.ts'

/**
 * What is correct: the options of the answer, and in words what is accepted as well. For someone whose choice is accepted
 * instead of the answer, that comes first, with its reason.
 */
export const keyBlocks = (detailed: Detailed, words: Words): TextBlock[] => {
  const { question, seed, picked } = detailed
  const options = orderOptions(question, seed)
  const isOwn = ({ key }: LetteredOption) => picked.includes(key)
  const keyed = options.filter(option => isKeyed(question, option))
  const instead = isRight(question, picked) ? options.filter(isOwn).filter(it => !keyed.includes(it)) : []
  const lines = [
    ...instead.map(option => acceptedOwnLine(option, words)),
    ...keyed.map(option => (isOwn(option) ? ownLine(option, words) : keyLine(option, words))),
    acceptedLine(detailed, words),
    correctionLine(detailed, words),
  ]
  return lines.map((text): TextBlock => ({ text, dropOrder: 0 }))
}

const acceptedOwnLine = ({ letter, text, rationale }: LetteredOption, { verdict }: Words): string => {
  const line = `✅ ${withLabel(verdict.yourAcceptedAnswer(letter), text)}`
  return rationale === null ? line : `${line}\n${rationale}`
}

const ownLine = ({ letter, text }: LetteredOption, { verdict }: Words): string =>
  `✅ ${withLabel(verdict.yourAnswer(letter), text)}`

/** An option that is correct. */
const keyLine = ({ letter, text }: LetteredOption, { verdict }: Words): string =>
  `✅ ${withLabel(verdict.correctAnswer(letter), text)}`

/** "C is accepted as well."; empty where nothing is. */
export const acceptedLine = ({ question, seed }: Omit<Detailed, 'picked'>, { verdict }: Words): string => {
  const sets = (question.accepted ?? []).map(keys => lettersOf(question, seed, keys))
  return sets.length === 0 ? '' : verdict.accepted(sets.sort((a, b) => (a.join() < b.join() ? -1 : 1)))
}

/** "Key corrected: it said C."; empty where no correction changed the answer. */
export const correctionLine = (
  { question, seed }: Pick<Detailed, 'question' | 'seed'>,
  { correction }: Words,
): string => {
  if (question.voided) return correction.voided
  const was = question.uncorrected?.answer
  return was === undefined || was.join() === question.answer.join()
    ? ''
    : correction.keyWas(lettersOf(question, seed, was))
}
