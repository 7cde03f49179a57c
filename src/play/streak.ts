import { dateIn } from '../quiz/day.ts'
import { type DayMark, dayMarks, type Streak, streakOf } from '../quiz/streak.ts'
import type { Deps } from './deps.ts'
import { settingsOf } from './settings/banks.ts'

export type StreakView = {
  readonly streak: Streak
  /** Each date since the first answer: answered, missed, frozen or open. */
  readonly marks: ReadonlyMap<string, DayMark>
  /** The server's local date. */
  readonly today: string
  readonly hasDaily: boolean
}

/** A person's current streak in a guild. */
export const showStreak = async (
  deps: Pick<Deps, 'clock' | 'dailies' | 'settings'>,
  { guildId, userId }: { readonly guildId: string; readonly userId: string },
): Promise<StreakView> => {
  const [{ asked, answered }, { zone }, dailies] = await Promise.all([
    deps.dailies.dailyDays(guildId, userId),
    settingsOf(deps, guildId),
    deps.dailies.dailiesOf(guildId),
  ])
  return {
    streak: streakOf(asked, answered),
    marks: dayMarks(asked, answered),
    today: dateIn(zone, deps.clock.now()),
    hasDaily: dailies.length > 0,
  }
}
