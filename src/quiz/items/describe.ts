import { likelyRangeOf } from '../study/likely-range.ts'
import { pointBiserial } from './correlation.ts'
import { drifts } from './drift.ts'
import { abilityWithout, type Model } from './fit.ts'
import { flagsOf } from './flags.ts'
import type { ItemAnalysis, OptionAnalysis } from './item-analysis.ts'
import type { KeyPosterior } from './posterior.ts'
import { type Item, keysOf, rightChoices } from './responses.ts'
import { stateOf, WATCH_ABOVE } from './state.ts'
import type { Pacer, Steps } from './steps.ts'
import { shareIn, thirdsOf } from './thirds.ts'

/** What the answers to one item say about it. */
export function* describeItem(
  model: Model,
  place: number,
  posterior: KeyPosterior,
  isTime: Pacer,
): Steps<ItemAnalysis> {
  const { evidence, ballots } = model
  const item = evidence.items[place]!
  const answers = yield* answersTo(model, place, isTime)
  const { right, ability } = answers
  const correct = countOf(right)
  const discrimination = pointBiserial(right, ability)
  if (isTime(PIECE * right.length)) yield
  const options = yield* optionsOf(item, answers, isTime)
  const medianMs = medianOf(answers.ms)
  if (isTime(PIECE * right.length)) yield
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
    discrimination,
    medianMs,
    options,
    pKeyWrong: wrong,
    pAmbiguous: ambiguous,
    state: stateOf({ answers: right.length, wrong, ambiguous }),
  }
  const keysAt = (set: number | null) => (set === null ? null : keysOf(item, ballots.of[place]!.sets[set]!))
  const second = keysAt(posterior.secondKey)
  const isDrifting = drifts(right, answers.at, evidence.newestAt)
  const flags = flagsOf(item, analysis, second?.join(' ') ?? null, isDrifting)
  if (isTime(PIECE * right.length)) yield
  return { ...analysis, suggestedKey: suggestion(posterior, keysAt(posterior.otherKey), second), flags }
}

/** Computing a number from all answers takes as long as so many visits of each: see steps.ts. */
const PIECE = 2

const countOf = (truths: Uint8Array): number => {
  let count = 0
  for (const truth of truths) count += truth
  return count
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

function* answersTo(model: Model, place: number, isTime: Pacer): Steps<Answers> {
  const { evidence } = model
  const [from, to] = [evidence.itemStarts[place]!, evidence.itemStarts[place + 1]!]
  const choice = evidence.responses.choice.subarray(from, to)
  const rights = new Set(rightChoices(evidence.items[place]!))
  const right = new Uint8Array(choice.length)
  const ability = new Float64Array(choice.length)
  for (let at = 0; at < choice.length; at++) {
    right[at] = rights.has(choice[at]!) ? 1 : 0
    ability[at] = rounded(abilityWithout(model, from + at, place).mean)
    if (isTime(1)) yield
  }
  return {
    choice,
    right,
    ability,
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

function* optionsOf(item: Item, { choice, ability }: Answers, isTime: Pacer): Steps<OptionAnalysis[]> {
  const thirds = thirdsOf(ability)
  if (isTime(PIECE * choice.length)) yield
  const options: OptionAnalysis[] = []
  for (const [place, key] of item.options.entries()) {
    const chose = new Uint8Array(choice.length)
    for (let at = 0; at < chose.length; at++) chose[at] = (choice[at]! >>> place) & 1
    options.push({
      key,
      isKey: item.answer.includes(key),
      share: choice.length === 0 ? 0 : countOf(chose) / choice.length,
      topShare: thirds && shareIn(thirds.top, chose),
      bottomShare: thirds && shareIn(thirds.bottom, chose),
      correlation: pointBiserial(chose, ability),
    })
    if (isTime(PIECE * choice.length)) yield
  }
  return options
}
