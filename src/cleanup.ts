/** Closes what was opened, last opened first. */
export type Cleanup = {
  /** Aborted when everything closes: whoever still opens or waits gives up. */
  readonly signal: AbortSignal
  /**
   * Adds how to close something that has just been opened. Where everything else is closed already, closes it at once
   * and throws StoppedError.
   */
  add(close: () => unknown): Promise<void>
  /** Closes everything once. One that fails does not keep the others open; the first error is thrown at the end. */
  run(): Promise<void>
}

export const createCleanup = (): Cleanup => {
  const closers: (() => unknown)[] = []
  const controller = new AbortController()
  return {
    signal: controller.signal,
    async add(close) {
      if (!controller.signal.aborted) return void closers.push(close)
      await close()
      controller.signal.throwIfAborted()
    },
    async run() {
      controller.abort(new StoppedError('Everything was closed while the bot was starting.'))
      const errors: unknown[] = []
      for (let close = closers.pop(); close; close = closers.pop())
        try {
          await close()
        } catch (error) {
          errors.push(error)
        }
      if (errors.length > 0) throw errors[0]
    },
  }
}

/** What waited or was being opened gave up, because everything closes. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}
