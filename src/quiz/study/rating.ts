import type { Question } from '../question.ts'

/**
 * Elo ratings with a guessing floor: how able a person is in a domain, and how difficult a question is, both in logits.
 * (Pelánek 2016, "Applications of the Elo rating system in adaptive educational systems", doi 10.1016/j.compedu.2016.03.017.)
 */
export type Rating = {
  /** Micro-logits: integers add up to the same sum in any order, so that a rebuild gives the same ratings. */
  readonly value: number
  /** How many answers are in it. */
  readonly answered: number
}

export const UNRATED: Rating = { value: 0, answered: 0 }

/** What of a question an answer's rating depends on. */
export type ItemTraits = {
  readonly bank: string
  /** '' for none. */
  readonly domain: string
  /** The probability of a correct answer by chance. */
  readonly guessRate: number
  /** What the author's label says about the difficulty, logits. */
  readonly labelled: number
}

const LABELS: Readonly<Record<string, number>> = { easy: -1, medium: 0, hard: 1 }

export const traitsOf = ({ bank, domain, options, answer, difficulty }: Question): ItemTraits => ({
  bank,
  domain: domain ?? '',
  guessRate: 1 / combinations(options.length, answer.length),
  labelled: LABELS[difficulty?.toLowerCase() ?? ''] ?? 0,
})

const combinations = (n: number, k: number): number => {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}

const MICRO = 1_000_000

/** The probability that a person of this ability answers such a question correctly, 0 to 1. */
export const expectedRight = (
  ability: Rating,
  difficulty: Rating,
  { guessRate, labelled }: ItemTraits,
): number => {
  const logit = (ability.value - difficulty.value) / MICRO - labelled
  return guessRate + (1 - guessRate) / (1 + Math.exp(-logit))
}

/** Step size: large for the first answers, smaller with each. */
const stepOf = ({ answered }: Rating): number => 1.8 / (1 + 0.12 * answered)

/** What a first attempt adds to the ability and to the difficulty, micro-logits. */
export const ratingDeltas = (
  ability: Rating,
  difficulty: Rating,
  traits: ItemTraits,
  right: boolean,
): { readonly ability: number; readonly difficulty: number } => {
  const surprise = (right ? 1 : 0) - expectedRight(ability, difficulty, traits)
  return {
    ability: Math.round(MICRO * stepOf(ability) * surprise),
    difficulty: -Math.round(MICRO * stepOf(difficulty) * surprise),
  }
}

/**
 * What changes in the deltas of a first attempt that turns out to have been right, or wrong: a whole step, since a delta is
 * the step times (outcome - expected). The question's step follows from how many attempts came before, the person's from
 * the ratio of the two deltas, whose surprise is the same. `right`: as it turns out.
 */
export const deltaChanges = (
  deltas: { readonly ability: number; readonly difficulty: number },
  attemptsBefore: number,
  right: boolean,
): { readonly ability: number; readonly difficulty: number } => {
  const step = MICRO * stepOf({ value: 0, answered: attemptsBefore })
  const ratio = deltas.difficulty === 0 ? 1 : Math.abs(deltas.ability / deltas.difficulty)
  const abilityStep = Math.min(MICRO * stepOf(UNRATED), step * ratio)
  const sign = right ? 1 : -1
  return { ability: sign * Math.round(abilityStep), difficulty: -sign * Math.round(step) }
}

/** Ten minutes. What took longer was left open: people see a daily question, and answer it hours later. */
export const LEFT_OPEN_MS = 600_000

/** What a first attempt adds to the sum from which a question's typical time follows. Time beyond `LEFT_OPEN_MS` is cut. */
export const logTime = (tookMs: number): number =>
  Math.round(1000 * Math.log(Math.min(LEFT_OPEN_MS, Math.max(1, tookMs))))
