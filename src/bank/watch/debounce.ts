/** Editors save in several steps (write, rename, delete): wait until they're done, but not forever. */
const QUIET_MS = 200
const MAX_WAIT_MS = 1000

export type Debounced = { call(): void; cancel(): void }

/** Runs once when there was no call for a while, or when calls went on for too long. Never keeps the process alive. */
export const debounce = (run: () => void): Debounced => {
  let timer: NodeJS.Timeout | undefined
  let firstCallMs = 0
  const fire = () => {
    timer = undefined
    run()
  }
  return {
    call() {
      if (timer === undefined) firstCallMs = performance.now()
      clearTimeout(timer)
      const maxWaitMs = firstCallMs + MAX_WAIT_MS - performance.now()
      timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MS, maxWaitMs))).unref()
    },
    cancel: () => clearTimeout(timer),
  }
}
