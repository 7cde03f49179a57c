import type { Log } from './log.ts'

const MIN_INTERVAL_MS = 60_000

export type ThrottledWarning = {
  fail(error: unknown): void
  /** Logs once that it works again, if it failed before. */
  recover(): void
}

/**
 * A warning for what may fail every second: logged in full the first time, then once a minute with a count. `isExpected`:
 * a failure outside the bot, of which a stack would say nothing more.
 */
export const createThrottledWarning = (
  log: Log,
  message: string,
  { isExpected = false } = {},
): ThrottledWarning => {
  let failures = 0
  let loggedAt = Number.NEGATIVE_INFINITY
  return {
    fail(error) {
      failures += 1
      if (performance.now() - loggedAt < MIN_INTERVAL_MS) return
      loggedAt = performance.now()
      log.warn(failures === 1 && !isExpected ? { err: error } : { failures, reason: String(error) }, message)
    },
    recover() {
      if (failures > 0) log.warn({ failures }, `${message}; it works again`)
      failures = 0
      loggedAt = Number.NEGATIVE_INFINITY
    },
  }
}
