import type { Question } from './question.ts'

/** The canonical form of a selection: keys of the question, without duplicates, in the order of its options. */
export const normalisePick = (question: Pick<Question, 'options'>, picked: readonly string[]): string[] =>
  question.options.map(option => option.key).filter(key => picked.includes(key))

type Keyed = Pick<Question, 'answer' | 'accepted' | 'voided'>

/** Every set of options that counts as correct: the answer first, then what is accepted as well. */
export const keySetsOf = ({ answer, accepted = [] }: Keyed): readonly (readonly string[])[] => [
  answer,
  ...accepted,
]

/** With several correct answers there is no partial credit, as in certification exams. To a voided one all are right. */
export const isRight = (question: Keyed, picked: readonly string[]): boolean =>
  question.voided === true || keySetsOf(question).some(keys => isSameSet(keys, picked))

const isSameSet = (keys: readonly string[], picked: readonly string[]): boolean =>
  picked.length === keys.length && keys.every(key => picked.includes(key))

/** The set of correct options that a selection comes closest to; of several the first one, which is the answer. */
export const keyFor = (question: Keyed, picked: readonly string[]): readonly string[] =>
  keySetsOf(question).reduce((best, keys) => (hitsIn(keys, picked) > hitsIn(best, picked) ? keys : best))

/** How many of the right options were chosen, of the set that the selection comes closest to. */
export const countHits = (question: Keyed, picked: readonly string[]): number =>
  hitsIn(keyFor(question, picked), picked)

const hitsIn = (keys: readonly string[], picked: readonly string[]): number =>
  keys.filter(key => picked.includes(key)).length

export const isKey = ({ answer }: Keyed, key: string): boolean => answer.includes(key)

/** Whether an option is right in some answer that counts as correct. */
export const isInSomeKey = (question: Keyed, key: string): boolean =>
  keySetsOf(question).some(keys => keys.includes(key))

export const hasSeveralAnswers = (question: Pick<Question, 'answer'>): boolean => question.answer.length > 1
