import { dateIn } from '../../quiz/day.ts'
import { nextDue } from '../../quiz/next-daily.ts'
import { close } from '../close.ts'
import { type DeliverDeps, withdraw } from '../deliver.ts'
import type { Deps } from '../deps.ts'
import { findAsked } from '../find-asked.ts'
import type { Daily, Post } from '../record.ts'
import { type ClaimDeps, claim, keepOpenUntilNext, nextDueOf } from './claim-daily.ts'

export type DailyStatus = { readonly daily: Daily; readonly lastPost: Post | null }

/** A guild's dailies in the order in which they were set, each with the last post that people saw. */
export const listDailies = async (deps: Pick<Deps, 'dailies'>, guildId: string): Promise<DailyStatus[]> => {
  const dailies = await deps.dailies.dailiesOf(guildId)
  const statusOf = async (daily: Daily): Promise<DailyStatus> => {
    const [lastPost] = await deps.dailies.dailyPosts(daily.id, 1)
    return { daily, lastPost: lastPost ?? null }
  }
  return Promise.all(dailies.map(statusOf))
}

export type DailyNotFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'which' }
  | { readonly kind: 'unknown-daily' }

/** `dailyId`: the id of a suggestion, or a number as typed; null for the guild's only one. */
export type DailyRequest = { readonly guildId: string; readonly dailyId: string | null }

const findRequested = async (
  deps: Pick<Deps, 'dailies'>,
  { guildId, dailyId }: DailyRequest,
): Promise<Daily | DailyNotFound> => {
  const dailies = await deps.dailies.dailiesOf(guildId)
  if (dailies.length === 0) return { kind: 'none' }
  if (dailyId === null) return dailies.length === 1 ? dailies[0]! : { kind: 'which' }
  return matchDaily(dailies, dailyId) ?? { kind: 'unknown-daily' }
}

/**
 * The daily with this id, or with this number as `/daily show` counts them. Null for any other text: half a topic must
 * not act on what happens to stand first.
 */
export const matchDaily = (dailies: readonly Daily[], typed: string): Daily | null =>
  dailies.find(({ id }, index) => id === typed || String(index + 1) === typed.trim()) ?? null

/** The daily that a request names, to ask whether it is meant. */
export const chooseDaily = async (deps: Pick<Deps, 'dailies'>, request: DailyRequest) => {
  const daily = await findRequested(deps, request)
  return 'kind' in daily ? daily : ({ kind: 'chosen', daily } as const)
}

type DailyDeps = DeliverDeps & Pick<Deps, 'dailies'>

/** Stops posting until resumed, and withdraws a post that waits to be sent. An open question stays open as planned. */
export const pauseDaily = async (deps: DailyDeps, request: DailyRequest) => {
  const daily = await findRequested(deps, request)
  if ('kind' in daily) return daily
  if (daily.next === null) return { kind: 'already-paused', daily } as const
  const problem = { kind: 'paused', at: deps.clock.now() } as const
  await deps.dailies.scheduleDaily(daily.id, null, problem)
  await withdrawUnsent(deps, daily.id)
  return { kind: 'paused', daily: { ...daily, next: null, problem } } as const
}

export const resumeDaily = async (deps: DailyDeps, request: DailyRequest) => {
  const daily = await findRequested(deps, request)
  if ('kind' in daily) return daily
  if (daily.next !== null) return { kind: 'running', daily } as const
  const resumed = { ...daily, next: await nextDueOf(deps, daily), problem: null }
  await deps.dailies.scheduleDaily(daily.id, resumed.next, null)
  await keepOpenUntilNext(deps, resumed)
  return { kind: 'resumed', daily: resumed } as const
}

/** Ends a daily for good. Its open question closes and shows its answer. */
export const removeDaily = async (deps: DailyDeps, request: DailyRequest) => {
  const daily = await findRequested(deps, request)
  if ('kind' in daily) return daily
  await deps.dailies.deleteDaily(daily.id)
  for (const { id } of await deps.dailies.openDailyPosts(daily.id)) {
    const asked = await findAsked(deps, id)
    if (asked) await close(deps, asked, 'time')
  }
  await withdrawUnsent(deps, daily.id)
  return { kind: 'removed', daily } as const
}

const withdrawUnsent = async (deps: DailyDeps, dailyId: string): Promise<void> => {
  for (const { id } of await deps.dailies.unsentDailyPosts(dailyId)) await withdraw(deps, id)
}

/** Posts today's question if today has none yet. The next one keeps its time. */
export const postDailyNow = async (deps: ClaimDeps, request: DailyRequest) => {
  const daily = await findRequested(deps, request)
  if ('kind' in daily) return daily
  const now = deps.clock.now()
  const today = { day: dateIn(daily.zone, now), at: now }
  const posted = await deps.dailies.dailyPostOn(daily.id, today.day)
  if (posted) return { kind: 'out-already', daily, post: posted } as const
  const next = daily.next && nextDue(daily.zone, daily.minutes, now, today.day)
  const claimed = await claim(deps, daily, today, next)
  return { kind: claimed, daily } as const
}
