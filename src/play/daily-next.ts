import { nextDue } from '../quiz/next-daily.ts'
import type { Deps } from './deps.ts'
import type { Daily, Due } from './record.ts'
import { LATE_LIMIT_MS } from './time-limits.ts'

/** What comes next from now on: the first date that has no post yet. */
export const nextOf = async (deps: Deps, { id, zone, minutes }: Daily): Promise<Due> => {
  const next = nextDue(zone, minutes, deps.clock.now())
  return (await deps.dailies.dailyPostOn(id, next.day)) ? nextDue(zone, minutes, next.at, next.day) : next
}

/** A post stays open until the next one comes, and that may come at another hour now. */
export const keepOpenUntilNext = async (deps: Deps, { id, next }: Daily): Promise<void> => {
  for (const post of await deps.dailies.openDailyPosts(id))
    if (next) await deps.posts.extendPost(post.id, next.at + LATE_LIMIT_MS)
}
