import type { Option, Question } from './question.ts'
import { createRandom, shuffle } from './seeded-random.ts'

/** An option where one post shows it: `letter` is what people read, `key` what is recorded. */
export type LetteredOption = Option & { readonly letter: string }

const LETTERS = 'ABCDEFGHIJ'

/** The options in the order that the post with this seed shows them. Lettered from A by position. */
export const orderOptions = (question: Question, seed: number): LetteredOption[] => {
  const options = question.shuffle ? shuffle(question.options, createRandom(seed)) : question.options
  return options.map((option, index) => ({ ...option, letter: LETTERS[index]! }))
}
