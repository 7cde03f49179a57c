/** The playground's clock: real time plus an offset, ms UTC. Monotonic, since snowflakes contain the time. */
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
