import { LRUCache } from 'lru-cache'
import { RATES, type Rate, type RateName } from './limits.ts'
import type { Clock } from './ports/process.ts'

export type Turn =
  | { readonly kind: 'free' }
  /** `retryAt`: when the next turn is free, ms UTC. */
  | { readonly kind: 'too-fast'; readonly retryAt: number }

/** Takes a turn of `key` (a person, a channel, a guild), if one is free. */
export type TakeTurn = (name: RateName, key: string) => Turn

/**
 * Sliding window: whether one more turn is free after those at `times` (ms UTC, oldest first). Those in the future are
 * forgotten: the clock was set back.
 */
export const nextTurn = (times: readonly number[], now: number, { max, perMs }: Rate) => {
  const recent = times.filter(at => at > now - perMs && at <= now)
  if (recent.length < max) return { turn: { kind: 'free' }, times: [...recent, now] } as const
  const retryAt = recent[recent.length - max]! + perMs
  return { turn: { kind: 'too-fast', retryAt }, times: recent } as const
}

const MAX_KEYS = 50_000

/** `max` would allocate memory for all keys at the start. */
const createKeyCache = <Value extends object | number>() =>
  new LRUCache<string, Value>({ maxSize: MAX_KEYS, sizeCalculation: () => 1 })

/**
 * Rate limits in memory. Each process counts for itself: a guild's interactions come to one of them, and a person who
 * plays on several is allowed more, which harms no one. After a restart everyone begins again.
 */
export const createTakeTurn = (clock: Clock): TakeTurn => {
  const turns = createKeyCache<readonly number[]>()
  return (name, key) => {
    const id = `${name} ${key}`
    const { turn, times } = nextTurn(turns.get(id) ?? [], clock.now(), RATES[name])
    turns.set(id, times)
    return turn
  }
}

/** Waits after what was done last under each key, ms; 0 for none. */
export type Cooldown = { readonly key: string; readonly ms: number }

/** Starts all of these cooldowns, if none of them runs. `stop`: ends them, where nothing was done after all. */
export type TakeCooldown = (
  cooldowns: readonly Cooldown[],
) => Exclude<Turn, { kind: 'free' }> | { readonly kind: 'free'; stop(): void }

/** In memory, like the rate limits. */
export const createTakeCooldown = (clock: Clock): TakeCooldown => {
  const lastAt = createKeyCache<number>()
  return cooldowns => {
    const now = clock.now()
    const running = cooldowns.filter(({ ms }) => ms > 0)
    const ends = running.flatMap(({ key, ms }) => {
      const at = lastAt.get(key)
      // A time in the future: the clock was set back.
      return at !== undefined && at <= now && at + ms > now ? [at + ms] : []
    })
    if (ends.length > 0) return { kind: 'too-fast', retryAt: Math.max(...ends) }
    for (const { key } of running) lastAt.set(key, now)
    const stop = () => {
      for (const { key } of running) lastAt.delete(key)
    }
    return { kind: 'free', stop }
  }
}
