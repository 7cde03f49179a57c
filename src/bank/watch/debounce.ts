/** Editors save in several steps (write, rename, delete): wait until they are done, but not for ever. */
const QUIET_MS = 200
const TIMEOUT_MS = 1000

export type Bell = { ring(): void; stop(): void }

/** Calls once when the ringing has stopped for a while, or has gone on for too long. */
export const createDebounce = (call: () => void): Bell => {
  let timer: NodeJS.Timeout | undefined
  let firstMs = 0
  const answer = () => {
    timer = undefined
    call()
  }
  return {
    ring() {
      if (timer === undefined) firstMs = performance.now()
      clearTimeout(timer)
      const left = firstMs + TIMEOUT_MS - performance.now()
      timer = setTimeout(answer, Math.max(0, Math.min(QUIET_MS, left))).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
