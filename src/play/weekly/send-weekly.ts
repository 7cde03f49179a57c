import type { Deps } from '../deps.ts'
import { planTelling } from '../findings/finding-channel.ts'
import type { Undeliverable } from '../ports/publisher.ts'
import type { Task } from '../record.ts'
import { settingsOf } from '../settings/banks.ts'
import type { ClaimedWeek, WeeklyProblemKind, WeeklySummary } from './record.ts'
import { type SummarizeDeps, summarizeWeek } from './summarize-week.ts'

/** A summary that is later than this is skipped: the next week is under way, ms. */
export const LATE_WEEKLY_MS = 24 * 3_600_000

/** One that is later than this may have been sent: by a database of which a backup was restored, for instance, ms. */
const ON_TIME_MS = 10 * 60_000

/** Of weeks in which no one plays, one after another, so many are posted. */
const MAX_QUIET_POSTS = 1

type SendDeps = SummarizeDeps & Pick<Deps, 'metrics' | 'onError' | 'publisher' | 'tasks'>

/**
 * Sends the claimed summary of a guild, exactly once. Idempotent from any point: one that may have been sent before is looked
 * for first, and Discord drops the second of two with one nonce within minutes. Throws where trying again later may help.
 */
export const sendWeekly = async (deps: SendDeps, { ref: guildId, attempts }: Task): Promise<void> => {
  const weekly = await deps.weeklies.findWeekly(guildId)
  const claimed = weekly?.last
  if (!weekly || !claimed || claimed.isDone) return
  const place = { guildId, ...claimed }
  const lateMs = deps.clock.now() - claimed.dueAt
  const mayBeSent = attempts > 1 || lateMs > ON_TIME_MS
  const isSent = mayBeSent && (await deps.publisher.findWeekly(place)) !== null
  if (isSent) deps.metrics?.duplicatePrevented('message')
  else if (lateMs > LATE_WEEKLY_MS) return finishLate(deps, weekly, claimed)
  const week = await summarizeWeek(deps, guildId, claimed.day)
  const quietWeeks = week.people === 0 ? weekly.quietWeeks + 1 : 0
  if (!isSent && quietWeeks <= MAX_QUIET_POSTS) {
    const { locale } = await settingsOf(deps, guildId)
    const sent = await deps.publisher.weekly({ ...place, locale: locale ?? weekly.locale, week })
    if (sent.kind === 'gone') return pause(deps, guildId, claimed, sent)
  }
  await deps.weeklies.finishWeekly(guildId, claimed, { quietWeeks, problem: null })
}

const finishLate = (deps: SendDeps, { guildId, quietWeeks }: WeeklySummary, claimed: ClaimedWeek) =>
  deps.weeklies.finishWeekly(guildId, claimed, {
    quietWeeks,
    problem: { kind: 'too-late', at: deps.clock.now() },
  })

/** A channel that refuses is not tried again until someone resumes. */
const pause = async (
  deps: SendDeps,
  guildId: string,
  claimed: ClaimedWeek,
  { refusal, why }: Undeliverable,
): Promise<void> => {
  deps.onError(`weekly summary of ${guildId}: paused, can’t post in its channel ${claimed.channelId}`, why)
  const kind = REFUSALS.find(one => one === refusal) ?? 'no-access'
  await deps.weeklies.pauseWeekly(guildId, claimed, { kind, at: deps.clock.now() })
  await planTelling(deps, guildId)
}

const REFUSALS = ['channel-gone', 'no-permission'] as const satisfies readonly WeeklyProblemKind[]
