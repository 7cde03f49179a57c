/** The playground's clock: the machine's, put forward. ms UTC; it never goes back, since Discord's ids are times. */
export const createClock = (real: () => number = Date.now) => {
  let aheadMs = 0
  const now = () => real() + aheadMs
  return {
    now,
    moveBy(ms: number): void {
      aheadMs += Math.max(0, ms)
    },
    moveTo(at: number): void {
      aheadMs += Math.max(0, at - now())
    },
  }
}

export type PlaygroundClock = ReturnType<typeof createClock>
