import { findZone, nearZones } from '../../quiz/zones.ts'
import { candidatesFor, type NoSuchTopic, type NothingToPlay, resolveScope } from '../choose-question.ts'
import type { Deps } from '../deps.ts'
import type { Daily } from '../record.ts'
import { banksFor } from '../settings/banks.ts'
import { keepOpenUntilNext, nextDueOf } from './claim-daily.ts'
import { matchDaily } from './daily.ts'

export const MAX_DAILIES = 5

/** What a daily can be set back to have none of. */
export const CLEARABLE = ['topic', 'difficulty', 'role'] as const
export type Clearable = (typeof CLEARABLE)[number]

/** What someone set. A null keeps what the daily had, or takes the default for a new one. */
export type DailySettings = {
  readonly guildId: string
  readonly userId: string
  readonly locale: string
  /** The daily to change, by id or number; null for the one of this channel and topic, or a new one. */
  readonly dailyId: string | null
  readonly channelId: string | null
  /** The channel in which it is set, for a new one. */
  readonly here: string
  /** Minutes since midnight. Without it a daily is changed, never added. */
  readonly minutes: number | null
  readonly zone: string | null
  readonly topic: string | null
  readonly difficulty: string | null
  readonly roleId: string | null
  readonly thread: boolean | null
  /** What is taken away from the daily. */
  readonly clear?: Clearable | null
}

export type DailySetOutcome =
  | { readonly kind: 'set'; readonly daily: Daily; readonly changed: boolean }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'zone-needed' }
  | { readonly kind: 'time-needed' }
  | { readonly kind: 'which' }
  /** `near`: zones that may be meant. */
  | { readonly kind: 'no-such-zone'; readonly typed: string; readonly near: readonly string[] }
  | NoSuchTopic
  | NothingToPlay
  | { readonly kind: 'no-question' }
  | { readonly kind: 'unknown-daily' }

type PlanDeps = Pick<Deps, 'banks' | 'clock' | 'dailies' | 'random' | 'settings'>

/** The daily that these settings describe, not written yet. The caller checks the bot's permissions before `setDaily`. */
export const planDaily = async (deps: PlanDeps, settings: DailySettings): Promise<DailySetOutcome> => {
  const dailies = await deps.dailies.dailiesOf(settings.guildId)
  const banks = await banksFor(deps, { ...settings, channelId: settings.channelId ?? settings.here })
  const scope = resolveScope(banks, settings)
  if (scope.kind !== 'found') return scope
  const { topic, difficulty } = scope
  const existing = findExisting(dailies, settings, topic)
  if (existing.kind !== 'found') return existing
  const before = existing.daily
  if (before === null && dailies.length >= MAX_DAILIES) return { kind: 'too-many' }
  const minutes = settings.minutes ?? before?.minutes ?? null
  if (minutes === null) return { kind: 'time-needed' }
  const typed = settings.zone ?? before?.zone ?? dailies[0]?.zone ?? null
  if (typed === null) return { kind: 'zone-needed' }
  const zone = findZone(typed)
  if (zone === null) return { kind: 'no-such-zone', typed, near: nearZones(typed) }
  const daily = applySettings(deps, { ...settings, minutes, topic, difficulty, zone }, before)
  if (candidatesFor(banks, { ...daily, provenOnly: true }).length === 0) return { kind: 'no-question' }
  return { kind: 'set', daily, changed: before !== null }
}

/** Sets up a daily question, or changes one. It runs from then on, also if it was paused. */
export const setDaily = async (
  deps: Pick<Deps, 'clock' | 'dailies' | 'posts'>,
  planned: DailySetOutcome & { kind: 'set' },
): Promise<DailySetOutcome> => {
  const daily = { ...planned.daily, next: await nextDueOf(deps, planned.daily) }
  if (!(await deps.dailies.saveDaily(daily, MAX_DAILIES))) return { kind: 'too-many' }
  await keepOpenUntilNext(deps, daily)
  return { ...planned, daily }
}

type Existing =
  | { readonly kind: 'found'; readonly daily: Daily | null }
  | { readonly kind: 'unknown-daily' }
  | { readonly kind: 'which' }

/**
 * The daily to change: the one named, or the one of this channel and topic. Where something must be there already (no
 * time is given, or something is taken away) also the channel's only one, or the server's. Null for a new one.
 */
const findExisting = (dailies: readonly Daily[], settings: DailySettings, topic: string | null): Existing => {
  if (settings.dailyId !== null) {
    const daily = matchDaily(dailies, settings.dailyId)
    return daily ? { kind: 'found', daily } : { kind: 'unknown-daily' }
  }
  const clears = (settings.clear ?? null) !== null
  const here = dailies.filter(({ channelId }) => channelId === (settings.channelId ?? settings.here))
  const same = here.find(one => one.topic === topic)
  if (same && !clears) return { kind: 'found', daily: same }
  if ((settings.minutes !== null && !clears) || dailies.length === 0) return { kind: 'found', daily: null }
  const only = here.length === 1 ? here : dailies
  return only.length === 1 ? { kind: 'found', daily: only[0]! } : { kind: 'which' }
}

type ResolvedSettings = DailySettings & { readonly minutes: number; readonly zone: string }

const applySettings = (
  deps: Pick<Deps, 'clock' | 'random'>,
  settings: ResolvedSettings,
  before: Daily | null,
): Daily => {
  const keep = <T>(name: Clearable, given: T | null, had: T | null | undefined): T | null =>
    settings.clear === name ? null : (given ?? had ?? null)
  return {
    id: before?.id ?? deps.random.id(),
    guildId: settings.guildId,
    channelId: settings.channelId ?? before?.channelId ?? settings.here,
    minutes: settings.minutes,
    zone: settings.zone,
    topic: keep('topic', settings.topic, before?.topic),
    difficulty: keep('difficulty', settings.difficulty, before?.difficulty),
    roleId: keep('role', settings.roleId, before?.roleId),
    thread: settings.thread ?? before?.thread ?? false,
    locale: settings.locale,
    setBy: settings.userId,
    setAt: before?.setAt ?? deps.clock.now(),
    next: null,
    problem: null,
  }
}
