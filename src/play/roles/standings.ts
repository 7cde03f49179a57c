import { dateIn } from '../../quiz/day.ts'
import type { RoleRule, Standings } from '../../quiz/roles.ts'
import { seasonOf } from '../../quiz/season.ts'
import type { Deps } from '../deps.ts'
import type { StoredGrant } from '../ports/roles.ts'
import { settingsOf } from '../settings/banks.ts'
import { yieldToEventLoop } from '../tasks/yield-to-event-loop.ts'

export type StandingsDeps = Pick<Deps, 'clock' | 'people' | 'roles' | 'settings'>

export type GuildStandings = Omit<Standings, 'grants'> & { readonly grants: readonly StoredGrant[] }

/** For whom each rule that is on holds now, and what everyone got before. Hidden people get none: a role would name them. */
export const standingsOf = async (
  deps: StandingsDeps,
  guildId: string,
  rules: readonly RoleRule[],
): Promise<GuildStandings> => {
  const { zone, season: rhythm } = await settingsOf(deps, guildId)
  const season = seasonOf(dateIn(zone, deps.clock.now()), rhythm)
  const qualified = new Map<string, ReadonlySet<string>>()
  for (const rule of rules)
    if (rule.isOn) {
      const userIds = await deps.roles.qualifiedFor(guildId, rule, season)
      qualified.set(rule.roleId, await withoutHidden(deps, userIds))
    }
  const grants = await deps.roles.grantsOf(guildId)
  await yieldToEventLoop()
  return { rules, qualified, grants }
}

/** So many ids in one statement. */
const CHUNK_SIZE = 500

const withoutHidden = async (
  { people }: Pick<Deps, 'people'>,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const named = new Set(userIds)
  for (let n = 0; n < userIds.length; n += CHUNK_SIZE) {
    await yieldToEventLoop()
    for (const hidden of await people.hiddenAmong(userIds.slice(n, n + CHUNK_SIZE))) named.delete(hidden)
  }
  return named
}
