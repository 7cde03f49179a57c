/** What a round ranks by. */
export type RoundResult = { readonly score: number; readonly right: number }

/**
 * The places of a round's results, given best first: the same score and number correct share a place, and the next
 * one is counted from all who are ahead (1, 1, 3).
 */
export const placesOf = (results: readonly RoundResult[]): number[] =>
  results.map(
    ({ score, right }) => 1 + results.findIndex(other => other.score === score && other.right === right),
  )
