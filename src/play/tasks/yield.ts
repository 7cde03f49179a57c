/**
 * Lets everything else that waits have its turn. The database answers at once, so a long row of work would
 * otherwise hold up every click until its end.
 */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
