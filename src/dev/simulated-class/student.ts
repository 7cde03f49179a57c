import type { Random } from '../../quiz/seeded-random.ts'
import { normal } from './normal.ts'

/** Someone who answers questions. */
export type Student = {
  /** Standard normal over a class, logits. */
  readonly ability: number
  /** Clicks anywhere, without reading. */
  readonly isClicker: boolean
  /** What they take over from someone else instead of answering themselves: choices by question. */
  readonly copies: ReadonlyMap<string, number>
}

/** What answering a question is like. */
export type Trait = {
  readonly question: string
  /** Standard normal over a bank, logits. */
  readonly difficulty: number
  /** How much the question depends on ability; about 1.1. */
  readonly slope: number
  /** Sets of options, as bits: what may be chosen, with what is truly right first. */
  readonly sets: readonly number[]
  /** How many of the sets are truly right: 2 for an ambiguous question. */
  readonly rights: number
  /** How tempting each wrong set is: sums to 1. */
  readonly lures: readonly number[]
}

export const createStudent = (random: Random, given: Partial<Student> = {}): Student => ({
  ability: normal(random),
  isClicker: false,
  copies: new Map(),
  ...given,
})

/** Knowing it grows with ability; who doesn't know it guesses, and falls for a lure more often than for the truth. */
export const chooseSet = (student: Student, trait: Trait, random: Random): number => {
  const copied = student.copies.get(trait.question)
  if (copied !== undefined) return copied
  const { sets, rights, lures } = trait
  if (student.isClicker) return sets[Math.floor(random() * sets.length)]!
  const floor = 1 / (2 * sets.length)
  const knows = 1 / (1 + Math.exp(-trait.slope * (student.ability - trait.difficulty)))
  if (random() < floor + (1 - floor) * knows) return sets[Math.floor(random() * rights)]!
  return sets[rights + pickByShare(lures, random)]!
}

const pickByShare = (shares: readonly number[], random: Random): number => {
  let left = random()
  for (const [place, share] of shares.entries()) {
    left -= share
    if (left < 0) return place
  }
  return shares.length - 1
}
