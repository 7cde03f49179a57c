import { type Random, shuffle } from '../../quiz/seeded-random.ts'
import { normal } from './normal.ts'
import type { Trait } from './student.ts'

export type TraitOptions = {
  readonly question: string
  /** How many options, and how many of them are to be chosen. */
  readonly options: number
  readonly choose: number
  /** The truth as bits; random where it's left out. */
  readonly truth?: number
  readonly isAmbiguous?: boolean
  /** How much slopes differ: standard deviation of their logarithm. */
  readonly slopeSpread?: number
}

/** A question whose difficulty and lures are random. One lure is usually far more tempting than the others. */
export const createTrait = (
  { question, options, choose, truth, isAmbiguous = false, slopeSpread = 0 }: TraitOptions,
  random: Random,
): Trait => {
  const all = setsOf(options, choose)
  const right = truth ?? all[Math.floor(random() * all.length)]!
  const others = shuffle(
    all.filter(set => set !== right),
    random,
  )
  const rights = isAmbiguous ? 2 : 1
  const weights = others.slice(rights - 1).map(set => Math.exp(1.2 * normal(random)) * nearness(set, right))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    question,
    difficulty: normal(random) - EASE,
    slope: 1.1 * Math.exp(slopeSpread * normal(random)),
    sets: [right, ...others],
    rights,
    lures: weights.map(weight => weight / total),
  }
}

/** Makes about 70 % of the answers correct, as in exams that most people prepare for. */
const EASE = 0.75

/** Who knows one of two answers chooses a set that has it. */
const nearness = (set: number, right: number): number => 4 ** bitsOf(set & right)

const bitsOf = (set: number): number => set.toString(2).replaceAll('0', '').length

const setsOf = (options: number, choose: number): number[] =>
  Array.from({ length: 2 ** options }, (_, set) => set).filter(set => bitsOf(set) === choose)
