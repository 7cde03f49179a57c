/** How sessions may begin (Discord: topics/gateway, Session Start Limit and Sharding). */
export type StartLimits = {
  /** How many shards are recommended. */
  readonly shards: number
  /** How many of them may identify at once. */
  readonly maxConcurrency: number
  /** How long the next with the same key waits, ms: Discord's 5,000, or 0 for no limit. */
  readonly identifyEveryMs: number
  /** How many may begin in a day. */
  readonly sessionStarts: number
}

/** A session that began. */
export type SessionStart = { readonly shard: readonly [number, number]; readonly at: number }

const DAY_MS = 86_400_000

/** Counts what begins: one per key `shard % maxConcurrency` in every `identifyEveryMs`, and so many a day. */
export const createSessionStarts = (now: () => number, limits: StartLimits) => {
  const lastOf = new Map<number, number>()
  const identifies: SessionStart[] = []
  let [remaining, resetAt, tooEarly] = [limits.sessionStarts, now() + DAY_MS, 0]
  const newDay = () => {
    if (now() < resetAt) return
    remaining = limits.sessionStarts
    resetAt = now() + DAY_MS
  }
  return {
    identifies: identifies as readonly SessionStart[],
    tooEarly: () => tooEarly,
    begin(shard: readonly [number, number]): 'begun' | 'too early' | 'none left' {
      newDay()
      const key = shard[0] % limits.maxConcurrency
      if (now() - (lastOf.get(key) ?? Number.NEGATIVE_INFINITY) < limits.identifyEveryMs) {
        tooEarly += 1
        return 'too early'
      }
      if (remaining === 0) return 'none left'
      remaining -= 1
      lastOf.set(key, now())
      identifies.push({ shard, at: now() })
      return 'begun'
    },
    /** What `/gateway/bot` says. */
    advice() {
      newDay()
      return {
        shards: limits.shards,
        session_start_limit: {
          total: limits.sessionStarts,
          remaining,
          reset_after: resetAt - now(),
          max_concurrency: limits.maxConcurrency,
        },
      }
    },
  }
}

export type SessionStarts = ReturnType<typeof createSessionStarts>
