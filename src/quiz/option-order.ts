import type { Option, Question } from './question.ts'
import { createRandom, shuffled } from './seeded-random.ts'

/** An option where one post shows it: `letter` is what people read, `key` what is recorded. */
export type Placed = Option & { readonly letter: string }

const LETTERS = 'ABCDEFGHIJ'

/** The options in the order that the post with this seed shows them. Lettered from A by position. */
export const layout = (question: Question, seed: number): Placed[] => {
  const options = question.shuffle ? shuffled(question.options, createRandom(seed)) : question.options
  return options.map((option, index) => ({ ...option, letter: LETTERS[index]! }))
}
