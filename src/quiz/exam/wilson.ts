/** The standard normal quantile for a two-sided 80% interval. */
export const Z_80 = 1.2816

/** A share from 0 to 1 and the bounds that it lies between. */
export type Interval = { readonly low: number; readonly high: number }

/** The Wilson score interval for the share of correct answers (Wilson 1927), by default of 80%. Everything for no answers. */
export const wilsonInterval = (right: number, answered: number, z = Z_80): Interval => {
  if (answered === 0) return { low: 0, high: 1 }
  const share = right / answered
  const scale = 1 + z ** 2 / answered
  const centre = (share + z ** 2 / (2 * answered)) / scale
  const spread = (z / scale) * Math.sqrt((share * (1 - share)) / answered + z ** 2 / (4 * answered ** 2))
  // At the ends the bound is the share itself, which rounding could miss.
  return {
    low: right === 0 ? 0 : Math.max(0, centre - spread),
    high: right === answered ? 1 : Math.min(1, centre + spread),
  }
}
