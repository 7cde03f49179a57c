import { setImmediate as nextTurn } from 'node:timers/promises'
import { normalizeMarkdown, shareOptions } from '../bank/validate/same-question.ts'
import type { Question } from '../quiz/question.ts'
import { hasSimilarOptions, isScenario, MIN_SIMILARITY } from './item/near-duplicates.ts'
import { runsOf } from './item/similar-pairs.ts'

/** How long one step takes at most, ms: clicks come in between. */
const STEP_MS = 10

/** Questions that ask nearly the same as this one, by the rule of the audit, or exactly the same; the most similar first. */
export const findSimilarQuestions = async (
  question: Question,
  among: Iterable<Question>,
  limit: number,
): Promise<Question[]> => {
  const own = new Set(runsOf(question.text))
  const plain = normalizeMarkdown(question.text)
  const hasScenario = isScenario(question)
  const shareWith = (other: Question): number => {
    if (normalizeMarkdown(other.text) === plain) return shareOptions(question, other) ? 1 : 0
    if (!hasScenario) return 0
    const share = shareOf(own, runsOf(other.text))
    return share >= MIN_SIMILARITY && isScenario(other) && hasSimilarOptions(question, other) ? share : 0
  }
  const found: { readonly other: Question; readonly share: number }[] = []
  let began = performance.now()
  for (const other of among) {
    const share = other.id === question.id ? 0 : shareWith(other)
    if (share > 0) found.push({ other, share })
    if (performance.now() - began < STEP_MS) continue
    await nextTurn()
    began = performance.now()
  }
  return found
    .sort((a, b) => b.share - a.share)
    .slice(0, limit)
    .map(({ other }) => other)
}

/** Of the runs of words that either text has, how many both have (Jaccard). `runs` has each once. */
const shareOf = (own: ReadonlySet<string>, runs: readonly string[]): number => {
  const both = runs.filter(run => own.has(run)).length
  return both === 0 ? 0 : both / (own.size + runs.length - both)
}
