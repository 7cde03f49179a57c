import { likelyRangeOf } from '../study/likely-range.ts'
import { pointBiserial } from './correlation.ts'
import { drifts } from './drift.ts'
import { abilityWithout, type Model } from './fit.ts'
import { flagsOf } from './flags.ts'
import type { ItemAnalysis, OptionAnalysis } from './item-analysis.ts'
import type { KeyPosterior } from './posterior.ts'
import { type Item, keysOf, rightChoices } from './responses.ts'
import { stateOf, WATCH_ABOVE } from './state.ts'
import { shareIn, thirdsOf } from './thirds.ts'

/** What the answers to one item say about it. */
export const describeItem = (model: Model, place: number, posterior: KeyPosterior): ItemAnalysis => {
  const { evidence, ballots } = model
  const item = evidence.items[place]!
  const answers = answersTo(model, place)
  const { choice, right, ability } = answers
  const correct = right.reduce((sum, one) => sum + one, 0)
  const { wrong, ambiguous } = posterior
  const analysis = {
    question: item.question,
    hash: item.hash,
    answers: right.length,
    right: correct,
    facility: {
      share: right.length === 0 ? 0 : correct / right.length,
      ...likelyRangeOf({ answered: right.length, right: correct }),
    },
    discrimination: pointBiserial(right, ability),
    medianMs: medianOf(answers.ms),
    options: optionsOf(item, choice, ability),
    pKeyWrong: wrong,
    pAmbiguous: ambiguous,
    state: stateOf({ answers: right.length, wrong, ambiguous }),
  }
  const keysAt = (set: number | null) => (set === null ? null : keysOf(item, ballots.of[place]!.sets[set]!))
  const second = keysAt(posterior.secondKey)
  const flags = flagsOf(item, analysis, second?.join(' ') ?? null, drifts(right, answers.at))
  return { ...analysis, suggestedKey: suggestion(posterior, keysAt(posterior.otherKey), second), flags }
}

/** The set that most probably should be the key, or be accepted as well, whichever is more probable. */
const suggestion = (
  { wrong, ambiguous }: KeyPosterior,
  other: readonly string[] | null,
  second: readonly string[] | null,
): readonly string[] | null => {
  if (Math.max(wrong, ambiguous) <= WATCH_ABOVE) return null
  return wrong >= ambiguous ? other : second
}

type Answers = {
  readonly choice: Uint32Array
  readonly right: Uint8Array
  /** From the other items. Rounded, so that whom a third ends with doesn't depend on the order of additions. */
  readonly ability: Float64Array
  readonly ms: Float64Array
  readonly at: Float64Array
}

const answersTo = (model: Model, place: number): Answers => {
  const { evidence } = model
  const [from, to] = [evidence.itemStarts[place]!, evidence.itemStarts[place + 1]!]
  const choice = evidence.responses.choice.subarray(from, to)
  const rights = new Set(rightChoices(evidence.items[place]!))
  return {
    choice,
    right: Uint8Array.from(choice, set => (rights.has(set) ? 1 : 0)),
    ability: new Float64Array(to - from).map((_, at) =>
      rounded(abilityWithout(model, from + at, place).mean),
    ),
    ms: evidence.responses.ms.subarray(from, to),
    at: evidence.responses.at.subarray(from, to),
  }
}

const rounded = (logits: number): number => Math.round(1e6 * logits) / 1e6

const medianOf = (ms: Float64Array): number | null => {
  const known = ms.filter(time => time > 0).sort()
  if (known.length === 0) return null
  const middle = known.length / 2
  return (known[Math.ceil(middle) - 1]! + known[Math.floor(middle)]!) / 2
}

const optionsOf = (item: Item, choice: Uint32Array, ability: Float64Array): OptionAnalysis[] => {
  const thirds = thirdsOf(ability)
  return item.options.map((key, place) => {
    const chose = Uint8Array.from(choice, set => (set >>> place) & 1)
    const count = chose.reduce((sum, one) => sum + one, 0)
    return {
      key,
      isKey: item.answer.includes(key),
      share: choice.length === 0 ? 0 : count / choice.length,
      topShare: thirds && shareIn(thirds.top, chose),
      bottomShare: thirds && shareIn(thirds.bottom, chose),
      correlation: pointBiserial(chose, ability),
    }
  })
}
