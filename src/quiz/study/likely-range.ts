import { betaQuantile } from './beta.ts'

/** Where a share lies 8 times in 10. */
export type LikelyRange = { readonly low: number; readonly high: number }

/** Answers, and how many of them were right. */
export type Attempts = { readonly answered: number; readonly right: number }

const TAIL = 0.1

/**
 * The central 80 % interval of the share of right answers, under Jeffreys' prior Beta(½, ½). Its end is 0 or 1 where
 * all answers say so: Brown, Cai & DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16
 * (2001), §4.1.2.
 */
export const likelyRangeOf = ({ answered, right }: Attempts): LikelyRange => {
  const a = right + 0.5
  const b = answered - right + 0.5
  return {
    low: right === 0 ? 0 : betaQuantile(TAIL, a, b),
    high: right === answered ? 1 : betaQuantile(1 - TAIL, a, b),
  }
}
