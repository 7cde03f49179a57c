import { dateIn } from '../../quiz/day.ts'
import { findZone, nearZones } from '../../quiz/zones.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from './banks.ts'

/** What another time zone would change on a server. Dates are local ones of this moment. */
export type ZonePreview =
  | {
      readonly kind: 'preview'
      readonly from: string
      readonly to: string
      readonly dateThere: string
      readonly isSameDay: boolean
      /** Daily questions, which keep their times. */
      readonly dailies: number
      /** Whether a weekly summary follows the zone. */
      readonly hasWeekly: boolean
    }
  | { readonly kind: 'same'; readonly zone: string }
  | { readonly kind: 'no-such-zone'; readonly typed: string; readonly near: readonly string[] }

export const previewZone = async (
  deps: Pick<Deps, 'clock' | 'dailies' | 'settings' | 'weeklies'>,
  guildId: string,
  typed: string,
): Promise<ZonePreview> => {
  const to = findZone(typed)
  if (to === null) return { kind: 'no-such-zone', typed, near: nearZones(typed) }
  const { zone: from } = await settingsOf(deps, guildId)
  if (to === from) return { kind: 'same', zone: to }
  const now = deps.clock.now()
  const dateThere = dateIn(to, now)
  const dailies = (await deps.dailies.dailiesOf(guildId)).length
  const isSameDay = dateIn(from, now) === dateThere
  const hasWeekly = (await deps.weeklies.findWeekly(guildId)) !== null
  return { kind: 'preview', from, to, dateThere, isSameDay, dailies, hasWeekly }
}

/** Null where there is no such zone. */
export const changeZone = async (
  deps: Pick<Deps, 'settings'>,
  guildId: string,
  typed: string,
): Promise<string | null> => {
  const zone = findZone(typed)
  if (zone !== null) await deps.settings.changeSettings(guildId, { zone })
  return zone
}
