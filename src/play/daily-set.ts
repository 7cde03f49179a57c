import { findTopic, questionsOn, type Topic, topicsOf } from '../quiz/topic.ts'
import { findZone } from '../quiz/zones.ts'
import { keepOpenUntilNext, nextOf } from './daily-next.ts'
import type { Deps } from './deps.ts'
import type { Daily } from './record.ts'

export const MAX_DAILIES = 5

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
  if (before === null && dailies.length >= MAX_DAILIES) return { kind: 'too-many' }
  const typed = wish.zone ?? before?.zone ?? dailies[0]?.zone ?? null
  if (typed === null) return { kind: 'zone-needed' }
  const zone = findZone(typed)
  if (zone === null) return { kind: 'no-such-zone', typed }
  const daily = settingsOf(deps, wish, before, topic?.value ?? null, zone)
  if (questionsOn(deps.shelf.banks(), daily.topic, daily.difficulty).length === 0)
    return { kind: 'no-question' }
  return { kind: 'set', daily, changed: before !== null }
}

/** Sets up a daily question, or changes one. It runs from then on, also if it was paused. */
export const setDaily = async (deps: Deps, planned: DailySet & { kind: 'set' }): Promise<DailySet> => {
  const daily = { ...planned.daily, next: await nextOf(deps, planned.daily) }
  if (!(await deps.store.saveDaily(daily, MAX_DAILIES))) return { kind: 'too-many' }
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
