/**
 * How likely it is that something is wrong with a question, from what the answers and the reports say.
 */

/** Of a person's reports that were decided, how many changed something, and how many did not. */
export type ReporterRecord = { readonly changed: number; readonly rejected: number }

/** The probability that the key of any question is wrong: Bachrach et al. 2012, and our own banks, found 3 to 5 %. */
export const PRIOR = 0.04

/** Without answers and reports no question is more suspicious than another. */
const PRIOR_ODDS = PRIOR / (1 - PRIOR)

/**
 * The share of a person's reports that are right, under Laplace's rule of succession: one half for those without a
 * record.
 */
export const precisionOf = ({ changed, rejected }: ReporterRecord): number =>
  (changed + 1) / (changed + rejected + 2)

/**
 * Bayes' rule on odds. A report lifts a question from the prior to the precision of its reporter, so its likelihood ratio
 * is the ratio of those odds; reporters count as independent. `pKeyWrong`: the posterior from the answers, or `PRIOR`.
 */
export const suspicionOf = (pKeyWrong: number, reporters: readonly ReporterRecord[]): number => {
  const odds = reporters.reduce(
    (product, record) => product * Math.max(1, oddsOf(precisionOf(record)) / PRIOR_ODDS),
    oddsOf(Math.min(1 - 1e-9, pKeyWrong)),
  )
  return odds / (1 + odds)
}

const oddsOf = (p: number): number => p / (1 - p)

/** So many people have to report a question, independently of each other, before it leaves dailies and exams. */
export const SUSPECT_REPORTS = 3

/** An owner's "it's fine" stands until there are so many times more first attempts than there were then. */
const CLEARED_FACTOR = 2

/** Whether an owner found this revision to be fine, on about as much evidence as there is now. */
export const isCleared = (
  clearance: { readonly hash: string; readonly answers: number } | null,
  { hash, answers }: { readonly hash: string; readonly answers: number },
): boolean =>
  clearance !== null &&
  clearance.hash === hash &&
  answers < CLEARED_FACTOR * Math.max(clearance.answers, MIN_CLEARED)

const MIN_CLEARED = 25
