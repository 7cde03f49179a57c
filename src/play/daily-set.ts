import { questionsOn } from '../quiz/topic.ts'
import { findZone } from '../quiz/zones.ts'
import { type NoSuchTopic, type NothingToPlay, resolveScope } from './choose-question.ts'
import { keepOpenUntilNext, nextDueOf } from './daily-claim.ts'
import type { Deps } from './deps.ts'
import { banksFor } from './guild-settings.ts'
import type { Daily } from './record.ts'

export const MAX_DAILIES = 5

/** What somebody set. A null keeps what the daily had, or takes the default for a new one. */
export type DailySettings = {
  readonly guildId: string
  readonly userId: string
  readonly locale: string
  /** The daily to change; null for the one of this channel and topic, or a new one. */
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

export type DailySetOutcome =
  | { readonly kind: 'set'; readonly daily: Daily; readonly changed: boolean }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'zone-needed' }
  | { readonly kind: 'no-such-zone'; readonly typed: string }
  | NoSuchTopic
  | NothingToPlay
  | { readonly kind: 'no-question' }
  | { readonly kind: 'unknown-daily' }

type PlanDeps = Pick<Deps, 'banks' | 'clock' | 'dailies' | 'random'>

/** The daily that these settings describe, not written yet. The caller checks the bot's permissions before `setDaily`. */
export const planDaily = async (deps: PlanDeps, settings: DailySettings): Promise<DailySetOutcome> => {
  const dailies = await deps.dailies.dailiesOf(settings.guildId)
  const banks = await banksFor(deps, settings.guildId)
  const scope = resolveScope(banks, settings)
  if (scope.kind !== 'found') return scope
  const { topic, difficulty } = scope
  const before = findExisting(dailies, settings, topic)
  if (settings.dailyId !== null && before === null) return { kind: 'unknown-daily' }
  if (before === null && dailies.length >= MAX_DAILIES) return { kind: 'too-many' }
  const typed = settings.zone ?? before?.zone ?? dailies[0]?.zone ?? null
  if (typed === null) return { kind: 'zone-needed' }
  const zone = findZone(typed)
  if (zone === null) return { kind: 'no-such-zone', typed }
  const daily = applySettings(deps, { ...settings, difficulty }, before, topic, zone)
  if (questionsOn(banks, daily.topic, daily.difficulty).length === 0) return { kind: 'no-question' }
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

/** The daily to change: the one named, or the one of this channel and topic. */
const findExisting = (
  dailies: readonly Daily[],
  settings: DailySettings,
  topic: string | null,
): Daily | null => {
  const channelId = settings.channelId ?? settings.here
  const matches = (one: Daily) =>
    settings.dailyId === null
      ? one.channelId === channelId && one.topic === topic
      : one.id === settings.dailyId
  return dailies.find(matches) ?? null
}

const applySettings = (
  deps: Pick<Deps, 'clock' | 'random'>,
  settings: DailySettings,
  before: Daily | null,
  topic: string | null,
  zone: string,
): Daily => ({
  id: before?.id ?? deps.random.id(),
  guildId: settings.guildId,
  channelId: settings.channelId ?? before?.channelId ?? settings.here,
  minutes: settings.minutes,
  zone,
  topic: topic ?? before?.topic ?? null,
  difficulty: settings.difficulty ?? before?.difficulty ?? null,
  roleId: settings.roleId ?? before?.roleId ?? null,
  thread: settings.thread ?? before?.thread ?? false,
  locale: settings.locale,
  setBy: settings.userId,
  setAt: before?.setAt ?? deps.clock.now(),
  next: null,
  problem: null,
})
