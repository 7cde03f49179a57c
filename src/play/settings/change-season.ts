import { dateIn } from '../../quiz/day.ts'
import { type Rhythm, seasonDays, seasonOf } from '../../quiz/season.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from './banks.ts'

/** What seasons of another length would mean now. */
export type SeasonPreview = {
  readonly from: Rhythm
  readonly to: Rhythm
  /** The first day of the season that would be running, and its last; those of all time for one that never ends. */
  readonly days: { readonly from: string; readonly until: string }
}

/** Null where seasons have that length already. */
export const previewSeason = async (
  deps: Pick<Deps, 'clock' | 'settings'>,
  guildId: string,
  to: Rhythm,
): Promise<SeasonPreview | null> => {
  const { season: from, zone } = await settingsOf(deps, guildId)
  if (from === to) return null
  return { from, to, days: seasonDays(seasonOf(dateIn(zone, deps.clock.now()), to)) }
}
