/**
 * Lets other callbacks run. SQLite answers synchronously, so a long row of work would otherwise hold up every
 * click until its end.
 */
export const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
