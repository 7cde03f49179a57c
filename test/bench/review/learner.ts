import { createRandom, type Random } from '../../../src/quiz/seeded-random.ts'

/**
 * A simulated person whose memory follows half-lives (Settles and Meeder 2016, "A trainable spaced repetition model for
 * language learning", doi 10.18653/v1/P16-1174), which is another model than the scheduler's: p = 2^(-days / half-life).
 */
export type Learner = {
  /** The probability of recall on a day, 0 to 1. */
  recall(question: number, day: number): number
  /** Answers a question, sees why, and remembers it for longer or anew. */
  answer(question: number, day: number): boolean
}

type Trace = { readonly halfLife: number; readonly on: number }

/** Four options. */
const GUESS_RATE = 0.25
/** How many questions someone knows before they begin. */
const KNOWN_BEFORE = 0.3
const KNOWN_HALF_LIFE = 120
/** After a first explanation, days; and what a recall and a failure make of it. */
const FIRST_HALF_LIFE = 2
const GROWTH = [1.6, 2.6]
const LOSS = 0.4
const MIN_HALF_LIFE = 1
const MAX_HALF_LIFE = 365

export const createLearner = (questions: number, seed: number): Learner => {
  const random = createRandom(seed)
  const growth = Array.from({ length: questions }, () => between(GROWTH[0]!, GROWTH[1]!, random))
  const traces: (Trace | null)[] = Array.from({ length: questions }, () =>
    random() < KNOWN_BEFORE ? { halfLife: KNOWN_HALF_LIFE, on: 0 } : null,
  )
  const recall = (question: number, day: number): number => {
    const trace = traces[question]
    return trace ? 2 ** (-(day - trace.on) / trace.halfLife) : 0
  }
  return {
    recall,
    answer(question, day) {
      const p = recall(question, day)
      const remembers = random() < p
      const before = traces[question]
      const halfLife = before
        ? nextHalfLife(before.halfLife, p, growth[question]!, remembers)
        : FIRST_HALF_LIFE
      traces[question] = { halfLife, on: day }
      return remembers || random() < GUESS_RATE
    },
  }
}

/** A recall strengthens the more, the nearer it was to being forgotten (the spacing effect). */
const nextHalfLife = (halfLife: number, p: number, growth: number, remembers: boolean): number => {
  const factor = remembers ? 1 + (growth - 1) * Math.min(1, 2 * (1 - p) + 0.1) : LOSS
  return Math.min(MAX_HALF_LIFE, Math.max(MIN_HALF_LIFE, halfLife * factor))
}

const between = (low: number, high: number, random: Random): number => low + (high - low) * random()
