import { LRUCache } from 'lru-cache'

/** More interactions than one process handles while Discord may replay one. */
const MAX_CLAIMS = 20_000

/**
 * Claims interactions within one process: true for the first call with an id. After a reconnect the Gateway may replay
 * events (Discord, "Gateway", Resuming). Several processes claim through their database instead.
 */
export const createClaimOnce = (): ((interactionId: string) => Promise<boolean>) => {
  // `max` would allocate memory for all of them at the start.
  const claimed = new LRUCache<string, true>({ maxSize: MAX_CLAIMS, sizeCalculation: () => 1 })
  return async id => {
    if (claimed.has(id)) return false
    claimed.set(id, true)
    return true
  }
}
