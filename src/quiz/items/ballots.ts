import type { Evidence } from './evidence.ts'
import { type Item, rightChoices } from './responses.ts'
import type { Pacer, Steps } from './steps.ts'

/** The sets of options that may be an item's key, and how many people chose each. */
export type ItemBallot = {
  /** Bit sets: the sets that are right by the file first, then the others. */
  readonly sets: readonly number[]
  /** How many of them are right by the file. */
  readonly keys: number
  /** How many sets someone could have chosen. */
  readonly possible: number
}

/** For each item its ballot, and for each row the place of the chosen set in it, or OTHER. */
export type Ballots = { readonly of: readonly ItemBallot[]; readonly setOf: Uint16Array }

/** A set that too few chose to be among the sets. */
export const OTHER = 0xffff

/** More sets than any question of ten options has in practice; bounds memory. */
const MAX_SETS = 100

export function* countBallots(evidence: Evidence, isTime: Pacer): Steps<Ballots> {
  const { items, responses, itemStarts } = evidence
  const setOf = new Uint16Array(responses.item.length)
  const of: ItemBallot[] = []
  for (const [at, item] of items.entries()) {
    const [from, to] = [itemStarts[at]!, itemStarts[at + 1]!]
    const ballot = ballotOf(item, yield* countChoices(responses.choice.subarray(from, to), isTime))
    const places = new Map(ballot.sets.map((set, place) => [set, place]))
    for (let row = from; row < to; row++) {
      setOf[row] = places.get(responses.choice[row]!) ?? OTHER
      if (isTime(1)) yield
    }
    of.push(ballot)
  }
  return { of, setOf }
}

function* countChoices(choices: Uint32Array, isTime: Pacer): Steps<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  for (let at = 0; at < choices.length; at++) {
    counts.set(choices[at]!, (counts.get(choices[at]!) ?? 0) + 1)
    if (isTime(1)) yield
  }
  return counts
}

/** With one answer every option may be the key; with several only what someone chose. */
const ballotOf = (item: Item, counts: ReadonlyMap<number, number>): ItemBallot => {
  const keys = [...new Set(rightChoices(item))]
  const singles = item.answer.length === 1 ? item.options.map((_, place) => 1 << place) : []
  const chosen = [...counts].sort(([a, many], [b, few]) => few - many || a - b).map(([set]) => set)
  const sets = [...new Set([...keys, ...singles, ...chosen])].slice(0, Math.max(MAX_SETS, keys.length))
  const possible = Math.max(sets.length, combinations(item.options.length, item.answer.length))
  return { sets, keys: keys.length, possible }
}

const combinations = (n: number, k: number): number => {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return Math.round(result)
}
