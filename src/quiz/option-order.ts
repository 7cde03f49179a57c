import type { Option, Question } from './question.ts'
import { createRandom, shuffle } from './seeded-random.ts'

/** An option as one post shows it: `letter` is what people read, `key` is what is recorded. */
export type LetteredOption = Option & { readonly letter: string }

const LETTERS = 'ABCDEFGHIJ'

/** The options in the order of the post with this seed, lettered from A by position. */
export const orderOptions = (question: Question, seed: number): LetteredOption[] => {
  const options = question.shuffle ? shuffle(question.options, createRandom(seed)) : question.options
  return options.map((option, index) => ({ ...option, letter: LETTERS[index]! }))
}

/** The keys of the options that the post with this seed shows at these places, from 0. Places without one are left out. */
export const keysAt = (question: Question, seed: number, places: readonly number[]): string[] => {
  const shown = orderOptions(question, seed)
  return places.flatMap(place => shown[place]?.key ?? [])
}
