import { dateIn } from '../quiz/day.ts'
import { nextDue } from '../quiz/next-daily.ts'
import { findAsked } from './asked-post.ts'
import { close } from './close.ts'
import { claim } from './daily-claim.ts'
import { keepOpenUntilNext, nextOf } from './daily-next.ts'
import type { Deps } from './deps.ts'
import type { Daily, Post } from './record.ts'
import { withdraw } from './reveal.ts'

export type DailyStatus = { readonly daily: Daily; readonly lastPost: Post | null }

/** A server's dailies in the order in which they were set, each with the last post that people saw. */
export const showDailies = async (deps: Deps, serverId: string): Promise<DailyStatus[]> => {
  const dailies = await deps.store.dailiesOf(serverId)
  const statusOf = async (daily: Daily): Promise<DailyStatus> => {
    const [lastPost] = await deps.store.dailyPosts(daily.id, 1)
    return { daily, lastPost: lastPost ?? null }
  }
  return Promise.all(dailies.map(statusOf))
}

export type Unclear =
  | { readonly kind: 'none' }
  | { readonly kind: 'which' }
  | { readonly kind: 'unknown-daily' }

/** The daily that is meant: the only one where none is named. */
const findOne = async (deps: Deps, serverId: string, dailyId: string | null): Promise<Daily | Unclear> => {
  const dailies = await deps.store.dailiesOf(serverId)
  if (dailies.length === 0) return { kind: 'none' }
  if (dailyId === null) return dailies.length === 1 ? dailies[0]! : { kind: 'which' }
  return dailies.find(({ id }) => id === dailyId) ?? { kind: 'unknown-daily' }
}

type Which = { readonly serverId: string; readonly dailyId: string | null }

/**
 * No more posts until resumed; one that waits to be sent is taken back. The question that is open stays open for
 * as long as it would have.
 */
export const pauseDaily = async (deps: Deps, { serverId, dailyId }: Which) => {
  const daily = await findOne(deps, serverId, dailyId)
  if ('kind' in daily) return daily
  const problem = { kind: 'paused', at: deps.clock.now() } as const
  await deps.store.scheduleDaily(daily.id, null, problem)
  await withdrawUnsent(deps, daily.id)
  return { kind: 'paused', daily: { ...daily, next: null, problem } } as const
}

export const resumeDaily = async (deps: Deps, { serverId, dailyId }: Which) => {
  const daily = await findOne(deps, serverId, dailyId)
  if ('kind' in daily) return daily
  if (daily.next !== null) return { kind: 'running', daily } as const
  const resumed = { ...daily, next: await nextOf(deps, daily), problem: null }
  await deps.store.scheduleDaily(daily.id, resumed.next, null)
  await keepOpenUntilNext(deps, resumed)
  return { kind: 'resumed', daily: resumed } as const
}

/** Ends a daily for good; the question that is open closes with its answer. */
export const removeDaily = async (deps: Deps, { serverId, dailyId }: Which) => {
  const daily = await findOne(deps, serverId, dailyId)
  if ('kind' in daily) return daily
  await deps.store.dropDaily(daily.id)
  for (const { id } of await deps.store.openDailyPosts(daily.id)) {
    const asked = await findAsked(deps, id)
    if (asked) await close(deps, asked.post, asked.question, 'time')
  }
  await withdrawUnsent(deps, daily.id)
  return { kind: 'removed', daily } as const
}

const withdrawUnsent = async (deps: Deps, dailyId: string): Promise<void> => {
  for (const { id } of await deps.store.unsentDailyPosts(dailyId)) await withdraw(deps, id)
}

/** Posts the question of today's date, if it has none yet. The hour of the next one stays. */
export const postDailyNow = async (deps: Deps, { serverId, dailyId }: Which) => {
  const daily = await findOne(deps, serverId, dailyId)
  if ('kind' in daily) return daily
  const now = deps.clock.now()
  const today = { day: dateIn(daily.zone, now), at: now }
  const out = await deps.store.dailyPostOn(daily.id, today.day)
  if (out) return { kind: 'out-already', daily, post: out } as const
  const next = daily.next && nextDue(daily.zone, daily.minutes, now, today.day)
  const claimed = await claim(deps, daily, today, next)
  return { kind: claimed, daily } as const
}
