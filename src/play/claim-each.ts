import type { Deps } from './deps.ts'
import { yieldToEventLoop } from './tasks/yield-to-event-loop.ts'

/** TTL of the lock: processes that claim at the same moment only wait for each other; in the next second another may. */
const CLAIM_LOCK_MS = 900

/** So many claims share a commit, and no more, so that a click never waits for all of them. */
const CLAIMS_PER_COMMIT = 5

/**
 * Claims all that is due, some at a time. One process at a time gets the lock of that name. A claim that fails is reported, and
 * is due again in the next second.
 */
export const claimEach = async <T>(
  deps: Pick<Deps, 'onError' | 'tasks'>,
  lock: string,
  due: readonly T[],
  { claim, nameOf }: { readonly claim: (one: T) => Promise<void>; readonly nameOf: (one: T) => string },
): Promise<void> => {
  if (due.length === 0 || !(await deps.tasks.tryLock(lock, CLAIM_LOCK_MS))) return
  const claimOrReport = (one: T): Promise<void> =>
    claim(one).catch(error => deps.onError(`${nameOf(one)}: not claimed`, error))
  for (let first = 0; first < due.length; first += CLAIMS_PER_COMMIT) {
    await Promise.all(due.slice(first, first + CLAIMS_PER_COMMIT).map(claimOrReport))
    await yieldToEventLoop()
  }
}
