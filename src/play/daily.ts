import { dateIn } from '../quiz/day.ts'
import { nextDue } from '../quiz/hour.ts'
import { findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
import { isZone } from '../quiz/zones.ts'
import { findAsked } from './asked-post.ts'
import { close } from './close.ts'
import { claim } from './daily-claim.ts'
import type { Deps } from './deps.ts'
import type { Daily, Due, Post } from './record.ts'
import { withdraw } from './reveal.ts'
import { LATE_LIMIT_MS } from './window.ts'

export const MOST_DAILIES = 5

/** What somebody wants of a daily. What is null keeps what it was, or takes the default where it is new. */
export type Wish = {
  readonly serverId: string
  readonly userId: string
  readonly locale: string
  /** The one to change; null for the one of this channel and topic, or a new one. */
  readonly dailyId: string | null
  readonly channelId: string | null
  /** The channel in which it is set, for a new one. */
  readonly here: string
  readonly minutes: number
  readonly zone: string | null
  readonly topic: string | null
  readonly difficulty: string | null
  readonly roleId: string | null
  readonly thread: boolean | null
}

export type DailySet =
  | { readonly kind: 'set'; readonly daily: Daily; readonly changed: boolean }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'zone-needed' }
  | { readonly kind: 'no-such-zone'; readonly typed: string }
  | { readonly kind: 'no-such-topic'; readonly typed: string; readonly near: readonly Topic[] }
  | { readonly kind: 'no-question' }
  | { readonly kind: 'unknown-daily' }

/**
 * What a daily would be by somebody's wish, not yet written: whether the bot may post there is for the caller to
 * find out before `setDaily`.
 */
export const planDaily = async (deps: Deps, wish: Wish): Promise<DailySet> => {
  const dailies = await deps.store.dailiesOf(wish.serverId)
  const topics = topicsOf(deps.shelf.banks())
  const topic = wish.topic === null ? null : findTopic(topics, wish.topic)
  if (wish.topic !== null && topic === null)
    return { kind: 'no-such-topic', typed: wish.topic, near: topics.slice(0, 5) }
  const before = findMeant(dailies, wish, topic?.value ?? null)
  if (wish.dailyId !== null && before === null) return { kind: 'unknown-daily' }
  if (before === null && dailies.length >= MOST_DAILIES) return { kind: 'too-many' }
  const zone = wish.zone ?? before?.zone ?? dailies[0]?.zone ?? null
  if (zone === null) return { kind: 'zone-needed' }
  if (!isZone(zone)) return { kind: 'no-such-zone', typed: zone }
  const daily = settingsOf(deps, wish, before, topic?.value ?? null, zone)
  if (questionsOn(deps.shelf.banks(), daily.topic, daily.difficulty).length === 0)
    return { kind: 'no-question' }
  return { kind: 'set', daily, changed: before !== null }
}

/** Sets up a daily question, or changes one. It runs from then on, also if it was paused. */
export const setDaily = async (deps: Deps, planned: DailySet & { kind: 'set' }): Promise<DailySet> => {
  const daily = { ...planned.daily, next: await nextOf(deps, planned.daily) }
  if (!(await deps.store.saveDaily(daily, MOST_DAILIES))) return { kind: 'too-many' }
  await keepOpenUntilNext(deps, daily)
  return { ...planned, daily }
}

/** Whom `set` means without saying so: the daily of this channel and topic. */
const findMeant = (dailies: readonly Daily[], wish: Wish, topic: string | null): Daily | null => {
  const channelId = wish.channelId ?? wish.here
  const means = (one: Daily) =>
    wish.dailyId === null ? one.channelId === channelId && one.topic === topic : one.id === wish.dailyId
  return dailies.find(means) ?? null
}

const settingsOf = (
  deps: Deps,
  wish: Wish,
  before: Daily | null,
  topic: string | null,
  zone: string,
): Daily => ({
  id: before?.id ?? deps.chance.id(),
  serverId: wish.serverId,
  channelId: wish.channelId ?? before?.channelId ?? wish.here,
  minutes: wish.minutes,
  zone,
  topic: topic ?? before?.topic ?? null,
  difficulty: wish.difficulty ?? before?.difficulty ?? null,
  roleId: wish.roleId ?? before?.roleId ?? null,
  thread: wish.thread ?? before?.thread ?? false,
  locale: wish.locale,
  setBy: wish.userId,
  setAt: before?.setAt ?? deps.clock.now(),
  next: null,
  problem: null,
})

/** What comes next from now on: the first date that has no post yet. */
const nextOf = async (deps: Deps, { id, zone, minutes }: Daily): Promise<Due> => {
  const next = nextDue(zone, minutes, deps.clock.now())
  return (await deps.store.dailyPostOn(id, next.day)) ? nextDue(zone, minutes, next.at, next.day) : next
}

/** A post stays open until the next one comes, and that may come at another hour now. */
const keepOpenUntilNext = async (deps: Deps, { id, next }: Daily): Promise<void> => {
  for (const post of await deps.store.openDailyPosts(id))
    if (next) await deps.store.extend(post.id, next.at + LATE_LIMIT_MS)
}

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

/** No more posts until resumed. The question that is open stays open for as long as it would have. */
export const pauseDaily = async (deps: Deps, { serverId, dailyId }: Which) => {
  const daily = await findOne(deps, serverId, dailyId)
  if ('kind' in daily) return daily
  const problem = { kind: 'paused', at: deps.clock.now() } as const
  await deps.store.scheduleDaily(daily.id, null, problem)
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
  const unseen = await deps.store.dailyPostOn(daily.id, dateIn(daily.zone, deps.clock.now()))
  if (unseen?.messageId === null) await withdraw(deps, unseen.id)
  return { kind: 'removed', daily } as const
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
