/** Closes what was opened, last opened first. */
export type Cleanup = {
  /** Adds how to close something that has just been opened. */
  add(close: () => unknown): void
  /** Closes everything once. One that fails does not keep the others open; the first error is thrown at the end. */
  run(): Promise<void>
}

export const createCleanup = (): Cleanup => {
  const closers: (() => unknown)[] = []
  return {
    add: close => void closers.push(close),
    async run() {
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
