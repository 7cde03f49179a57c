export const POINTS_FOR_RIGHT = 10
export const POINTS_FOR_SPEED = 5

/** How long a question is open, and whether quick answers score more. */
export type Pace = {
  /** How long the question is open, in ms. */
  readonly windowMs: number
  readonly speedPays: boolean
}

/**
 * Points for one answer: 0 for wrong, 10 for correct. If speed counts, a correct answer earns up to 5 more: 5 at the start,
 * falling linearly to 0 at the end of the window, rounded down.
 */
export const scoreOf = (right: boolean, tookMs: number, pace: Pace): number => {
  if (!right) return 0
  if (!pace.speedPays) return POINTS_FOR_RIGHT
  const left = Math.min(1, Math.max(0, 1 - tookMs / pace.windowMs))
  return POINTS_FOR_RIGHT + Math.floor(POINTS_FOR_SPEED * left)
}
