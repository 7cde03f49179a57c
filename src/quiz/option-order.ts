import type { Option, Question } from './question.ts'
import { createRandom, shuffle } from './seeded-random.ts'

/** An option as one post shows it: `letter` is what people read, `key` is what is recorded. */
export type LetteredOption = Option & { readonly letter: string }

const LETTERS = 'ABCDEFGHIJ'

/** The options in the order of the post with this seed, lettered from A by position. */
export const orderOptions = (question: Question, seed: number): LetteredOption[] =>
  inOrder(question, seed).map((option, index) => ({ ...option, letter: LETTERS[index]! }))

const inOrder = ({ options, shuffle: isShuffled, ascending }: Question, seed: number): readonly Option[] => {
  if (!isShuffled) return options
  return (ascending ? fromSmallToLarge(options) : null) ?? shuffle(options, createRandom(seed))
}

/** The keys of the options that the post with this seed shows at these places, from 0. Places without one are left out. */
export const keysAt = (question: Question, seed: number, places: readonly number[]): string[] => {
  const shown = orderOptions(question, seed)
  return places.flatMap(place => shown[place]?.key ?? [])
}

/** The letters under which the post with this seed shows the options with these keys. */
export const lettersOf = (question: Question, seed: number, keys: readonly string[]): string[] =>
  orderOptions(question, seed).flatMap(({ key, letter }) => (keys.includes(key) ? [letter] : []))

type Numbered = Pick<Option, 'text'>

/**
 * The options from the smallest number to the largest; null unless all are different numbers of one unit: `6`, `-0.5`,
 * `1,000`, `$5`, `10 %`, "5 minutes". People look for a number by its size (Haladyna, Downing and Rodriguez 2002,
 * guideline 21: place choices in logical or numerical order).
 */
export const fromSmallToLarge = <T extends Numbered>(options: readonly T[]): T[] | null => {
  const quantities = options.map(({ text }) => parseQuantity(text))
  const [first] = quantities
  if (!first || !quantities.every(quantity => quantity?.unit === first.unit)) return null
  const values = quantities.map(quantity => quantity!.value)
  if (new Set(values).size < values.length) return null
  return options
    .map((option, index) => ({ option, value: values[index]! }))
    .sort((a, b) => a.value - b.value)
    .map(({ option }) => option)
}

type Quantity = { readonly value: number; readonly unit: string }

const parseQuantity = (text: string): Quantity | null => {
  const { before, number, unit } = QUANTITY.exec(text)?.groups ?? {}
  if (number === undefined) return null
  const value = Number(number.replace(/^[−–]/, '-').replaceAll(/[,\s]/g, ''))
  return { value, unit: `${before} ${singular(unit!.trim().toLowerCase())}` }
}

/** A number without leading zeros, in backticks or not, with a currency sign before it or a unit after it. */
const QUANTITY =
  /^`{0,2}(?<before>\p{Sc}?)(?<number>[-−–]?(?:0|[1-9]\d{0,2}(?:[,\u00a0\u202f]\d{3}){1,4}|[1-9]\d{0,14})(?:\.\d{1,9})?)(?<unit>(?:\s?%|\s?\p{Sc}|\s?°[CF]?|[ \u00a0]?\p{L}[\p{L}/²³ ]{0,30})?)`{0,2}\.?$/u

const singular = (unit: string): string => unit.replace(/s$/, '')
