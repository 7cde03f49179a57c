import type { Deps } from '../deps.ts'
import type { WeeklyChanges, WeeklySummary } from './record.ts'

/** A guild's weekly summary; null where it is off. Paused where it has no `next`: `problem` says why. */
export const weeklyOf = (deps: Pick<Deps, 'weeklies'>, guildId: string): Promise<WeeklySummary | null> =>
  deps.weeklies.findWeekly(guildId)

/**
 * Turns it on, changes it, or resumes it. The caller has checked that the person may. Null where it is off and no channel is
 * given.
 */
export const changeWeekly = (
  deps: Pick<Deps, 'clock' | 'weeklies'>,
  guildId: string,
  changes: WeeklyChanges,
): Promise<WeeklySummary | null> => deps.weeklies.changeWeekly(guildId, changes, deps.clock.now())

/** Turns it off. One that was claimed and isn't sent yet won't be. */
export const stopWeekly = (deps: Pick<Deps, 'weeklies'>, guildId: string): Promise<void> =>
  deps.weeklies.deleteWeekly(guildId)
