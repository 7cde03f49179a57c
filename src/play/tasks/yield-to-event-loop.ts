/**
 * Lets other callbacks run. SQLite answers synchronously, so a long row of work would otherwise hold up every
 * click until its end.
 */
export const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Parts of a long list, `size` items each; other callbacks run after each. */
export async function* slicesOf<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size)
    await yieldToEventLoop()
  }
}
