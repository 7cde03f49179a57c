import { nextWeekly } from '../../quiz/next-weekly.ts'
import { claimEach } from '../claim-each.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from '../settings/banks.ts'
import type { WeeklySummary } from './record.ts'
import { LATE_WEEKLY_MS } from './send-weekly.ts'

/** So many in a second: thousands may be due on a Monday at nine, and none of them is urgent. */
const MAX_CLAIMS = 50

type ClaimDeps = Pick<Deps, 'clock' | 'settings' | 'weeklies'>

/** Claims the dates of all weekly summaries that are due: each date is posted once, through any crash. */
export const claimWeeklies = async (deps: ClaimDeps & Pick<Deps, 'onError' | 'tasks'>): Promise<void> => {
  const due = await deps.weeklies.dueWeeklies(deps.clock.now(), MAX_CLAIMS)
  await claimEach(deps, 'weeklies', due, {
    claim: weekly => claimOne(deps, weekly),
    nameOf: ({ guildId }) => `weekly summary of ${guildId}`,
  })
}

const claimOne = async (deps: ClaimDeps, weekly: WeeklySummary): Promise<void> => {
  const due = weekly.next!
  const now = deps.clock.now()
  const { zone } = await settingsOf(deps, weekly.guildId)
  if (now - due.at <= LATE_WEEKLY_MS) {
    await deps.weeklies.claimWeekly(weekly, nextWeekly(zone, weekly, due.at, due.day), now)
    return
  }
  // The first that is still worth posting. Dates that are too late are skipped together.
  const next = nextWeekly(zone, weekly, now - LATE_WEEKLY_MS, due.day)
  await deps.weeklies.skipWeekly(weekly, next, { kind: 'too-late', at: now })
}
