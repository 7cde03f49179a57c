import type { Question } from '../question.ts'
import type { Random } from '../seeded-random.ts'

/**
 * The probability of a correct answer at which people learn most and stay: harder is discouraging, easier teaches little.
 * (Wilson et al. 2019, "The Eighty Five Percent Rule for optimal learning", puts it at .85 without guessing; with a guessing
 * floor of a quarter, Klinkenberg et al. 2011, "Computer adaptive practice of Maths ability", used .75.)
 */
export const TARGET = 0.75

/** How far the target moves from one question to the next: otherwise a few questions would be shown to everyone. */
const SPREAD = 0.1

/** The question whose expected share of correct answers is nearest to about 75 %; null only if there is none. */
export const pickNearTarget = (
  candidates: readonly Question[],
  expectedOf: (question: Question) => number,
  random: Random,
): Question | null => {
  const target = TARGET + SPREAD * (2 * random() - 1)
  let nearest: { readonly question: Question; readonly distance: number } | null = null
  for (const question of candidates) {
    const distance = Math.abs(expectedOf(question) - target)
    if (nearest === null || distance < nearest.distance) nearest = { question, distance }
  }
  return nearest?.question ?? null
}
