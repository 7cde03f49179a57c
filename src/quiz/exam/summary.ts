/** Shares of fewer people than this would tell about single ones. */
export const MIN_PEOPLE = 5

/** What someone scored in a group exam, in hundredths of a percent. */
export type Scored = { readonly userId: string; readonly score: number }

export type GroupSummary<T extends Scored> = {
  /** How many began it. */
  readonly took: number
  /** The mean score in hundredths of a percent, rounded down, and how many passed; null where it would tell about single people. */
  readonly shares: { readonly mean: number; readonly passed: number } | null
  /** Who may be named, the best first. */
  readonly named: readonly T[]
}

/**
 * What a channel is told about a group exam. The mean comes from five people up, and only if those who aren't named are
 * none or five too: with fewer, the named scores and the mean together would tell theirs.
 */
export const summarize = <T extends Scored>(
  all: readonly T[],
  isNamed: (one: T) => boolean,
  passMark: number,
): GroupSummary<T> => {
  const named = all.filter(isNamed).toSorted((a, b) => b.score - a.score)
  const unnamed = all.length - named.length
  const isSafe = all.length >= MIN_PEOPLE && (unnamed === 0 || unnamed >= MIN_PEOPLE)
  return { took: all.length, shares: isSafe ? sharesOf(all, passMark) : null, named }
}

const sharesOf = (all: readonly Scored[], passMark: number) => ({
  mean: Math.floor(all.reduce((sum, { score }) => sum + score, 0) / all.length),
  passed: all.filter(({ score }) => score >= passMark).length,
})
