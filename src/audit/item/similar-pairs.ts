export type SimilarPair = {
  /** Places in the list; `first` is the earlier. */
  readonly first: number
  readonly second: number
  /** Of the runs of words that either text has, how many both have: 0 to 1 (Jaccard 1912). */
  readonly share: number
}

/** Runs of so many words: single words are in all texts, long runs break at each change. */
const RUN_LENGTH = 2

/**
 * All pairs of texts of which at least `share` is the same; numbers count as the same. Exact, and fast, since two such
 * texts share one of the rarest runs of either: only those are looked up (“prefix filtering”, Bayardo, Ma and Srikant
 * 2007). Of texts that all share their runs, as where one template makes thousands, each is compared with the latest
 * `maxCandidates` only: with all of them, 10,000 would take minutes.
 */
export const findSimilarPairs = (
  texts: readonly string[],
  share: number,
  maxCandidates = 50,
): SimilarPair[] => {
  const runs = rareFirst(texts.map(runsOf))
  const seen = new Map<number, number[]>()
  return runs.flatMap((own, second) => {
    const prefix = own.slice(0, own.length - Math.ceil(own.length * share) + 1)
    const candidates = new Set(prefix.flatMap(run => seen.get(run)?.slice(-maxCandidates) ?? []))
    for (const run of prefix) (seen.get(run) ?? put(seen, run)).push(second)
    return [...candidates]
      .sort((a, b) => a - b)
      .map(first => ({ first, second, share: shareOf(runs[first]!, own) }))
      .filter(pair => pair.share >= share)
  })
}

const put = (seen: Map<number, number[]>, run: number): number[] => {
  const list: number[] = []
  seen.set(run, list)
  return list
}

export const runsOf = (text: string): string[] => {
  const words = text.toLowerCase().match(/\p{L}+|\d+(?:[.,]\d+)*/gu) ?? []
  const plain = words.map(word => (/^\d/.test(word) ? '0' : word))
  if (plain.length < RUN_LENGTH) return plain
  return [...new Set(plain.slice(RUN_LENGTH - 1).map((word, index) => `${plain[index]} ${word}`))]
}

/** The runs as numbers in the order of their rarity, so that the smaller number is the rarer run. */
const rareFirst = (all: readonly (readonly string[])[]): number[][] => {
  const counts = new Map<string, number>()
  for (const run of all.flat()) counts.set(run, (counts.get(run) ?? 0) + 1)
  const order = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
  const rank = new Map(order.map(([run], index) => [run, index]))
  return all.map(runs => runs.map(run => rank.get(run)!).sort((a, b) => a - b))
}

const shareOf = (a: readonly number[], b: readonly number[]): number => {
  const own = new Set(a)
  const both = b.filter(run => own.has(run)).length
  return both === 0 ? 0 : both / (a.length + b.length - both)
}
