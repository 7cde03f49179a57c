import type { Log } from './log.ts'

const TOLD_EVERY_MS = 60_000

export type Trouble = {
  failed(error: unknown): void
  /** It works: the log says so once, where it did not before. */
  worked(): void
}

/** A warning for what may fail every second: the first time in full, then once a minute with how often it was. */
export const createThrottledWarning = (log: Log, what: string): Trouble => {
  let failures = 0
  let toldAt = Number.NEGATIVE_INFINITY
  return {
    failed(error) {
      failures += 1
      if (performance.now() - toldAt < TOLD_EVERY_MS) return
      toldAt = performance.now()
      log.warn(failures === 1 ? { err: error } : { failures, reason: String(error) }, what)
    },
    worked() {
      if (failures > 0) log.warn({ failures }, `${what}; it works again`)
      failures = 0
      toldAt = Number.NEGATIVE_INFINITY
    },
  }
}
