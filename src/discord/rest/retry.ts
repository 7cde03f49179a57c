import { setTimeout as wait } from 'node:timers/promises'

const MIN_DELAY_MS = 1000
const MAX_DELAY_MS = 60_000

export type RetryOptions = {
  /** Gives up: the error is thrown instead of trying again. */
  readonly isFinal?: (error: unknown) => boolean
  /** Called after each failure with how long until the next attempt, ms. */
  readonly onFailure: (error: unknown, delayMs: number) => void
  readonly signal: AbortSignal
}

/** Tries until it works, with exponential backoff from 1 s to 1 minute. Rejects when the signal is aborted. */
export const retryWithBackoff = async <T>(
  attempt: () => Promise<T>,
  { isFinal = () => false, onFailure, signal }: RetryOptions,
): Promise<T> => {
  for (let delayMs = MIN_DELAY_MS; ; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
    signal.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (isFinal(error) || signal.aborted) throw error
      onFailure(error, delayMs)
      await wait(delayMs, undefined, { signal })
    }
  }
}
