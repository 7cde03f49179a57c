import { LRUCache } from 'lru-cache'
import type { TakeTurn } from '../../play/rate-limits.ts'
import type { InvalidRequests } from './invalid-requests.ts'

const TTL_MS = 60_000
const JUST_NOW_MS = 1000

const MAX_ENTRIES = 5000

/**
 * A cache of what was looked up in Discord, for a minute, shared by all that ask for the same. Each guild has so many
 * lookups a minute: anyone who may manage one server could otherwise make the bot send hundreds of requests that
 * Discord refuses, and 10,000 of those in ten minutes ban its address.
 */
export type Lookups = {
  /** What `key` was found to be, or is now. Rejects as `look` does. */
  find<T>(guildId: string, key: string, look: () => Promise<T>): Promise<T | 'unchecked'>
  /** Forgets what was not looked up within the last second, if the guild may look again. */
  forgetOld(guildId: string, keys: readonly string[]): void
}

type Entry = { readonly found: Promise<unknown>; readonly at: number }

type LookupsDeps = {
  readonly now: () => number
  readonly takeTurn: TakeTurn
  readonly invalid: Pick<InvalidRequests, 'isOver'>
  /** Told of each lookup that was not made. */
  readonly onWithheld: () => void
}

export const createLookups = ({ now, takeTurn, invalid, onWithheld }: LookupsDeps): Lookups => {
  const cache = new LRUCache<string, Entry>({ max: MAX_ENTRIES })
  const isFresh = (entry: Entry | undefined, ms: number): entry is Entry =>
    entry !== undefined && Math.abs(now() - entry.at) < ms
  const mayLook = (guildId: string): boolean => {
    if (!invalid.isOver() && takeTurn('permissionLookups', guildId).kind === 'free') return true
    onWithheld()
    return false
  }
  return {
    async find<T>(guildId: string, key: string, look: () => Promise<T>) {
      const entry = cache.get(key)
      if (isFresh(entry, TTL_MS)) return entry.found as Promise<T>
      if (!mayLook(guildId)) return 'unchecked'
      const found = look()
      const added = { found, at: now() }
      cache.set(key, added)
      found.catch(() => cache.get(key) === added && cache.delete(key))
      return found
    },
    forgetOld(guildId, keys) {
      const old = keys.filter(key => !isFresh(cache.get(key), JUST_NOW_MS))
      if (old.length > 0 && mayLook(guildId)) for (const key of old) cache.delete(key)
    },
  }
}
