import { nextDue } from '../../quiz/next-daily.ts'
import { planRoles } from '../../quiz/roles.ts'
import { shortDigest } from '../../quiz/short-digest.ts'
import type { Deps } from '../deps.ts'
import { isProblem } from '../ports/member-roles.ts'
import type { StoredRule } from '../ports/roles.ts'
import { publicLocaleIn } from '../settings/ask-rules.ts'
import { settingsOf } from '../settings/banks.ts'
import { type PersonDeps, settlePerson } from './settle-person.ts'
import { type GuildStandings, type StandingsDeps, standingsOf } from './standings.ts'
import { stopRule } from './stop-rule.ts'

/** How long after an answer its role comes, ms: many answers share one look at everyone, and a reset can be undone before it. */
const SOON_MS = 2 * 60_000

/** Each takes up to three requests, and Discord takes about one change of a role per second and server. */
const PEOPLE_PER_STEP = 8

/** Between two steps, ms. */
const STEP_PAUSE_MS = 8000

/** Where Discord was asked too often, ms. */
const UNCHECKED_RETRY_MS = 60_000

/** Someone's roles are looked at again after so long, ms: in the next night. */
const RECHECK_MS = 20 * 3_600_000

/** The nightly look begins within these minutes after midnight, at another time in each guild. */
const NIGHT = { from: 5, minutes: 175 } as const

export type ReconcileDeps = StandingsDeps & PersonDeps

/** Plans a look at a guild's roles soon after its boards changed, if it has rules that are on. One statement. */
export const giveRolesSoon = (deps: Pick<Deps, 'clock' | 'roles'>, guildId: string): Promise<void> =>
  deps.roles.hastenRoles(guildId, deps.clock.now() + SOON_MS)

/**
 * Gives and takes the roles of a guild, a few people at a time, and looks once a day at what those have who got one. Resolves
 * with the time to go on, or of the next night; null where no rule is on. Idempotent from any point: quiz/roles.ts.
 */
export const reconcileRoles = async (deps: ReconcileDeps, guildId: string): Promise<number | null> => {
  const now = deps.clock.now()
  const settings = await settingsOf(deps, guildId)
  const tonight = nextNight(guildId, settings.zone, now)
  const rules = await checkRules(deps, guildId)
  if (rules === 'unchecked') return now + UNCHECKED_RETRY_MS
  if (rules === 'not-there') return tonight
  if (!rules.some(({ isOn }) => isOn)) return null
  const standings = await standingsOf(deps, guildId, rules)
  const people = peopleToSettle(standings, now - RECHECK_MS)
  const locale = publicLocaleIn(settings, { guildLocale: null, locale: 'en-US' })
  const failures: unknown[] = []
  for (const userId of people.slice(0, PEOPLE_PER_STEP)) {
    const person = { guildId, userId, standings, locale }
    const outcome = await settlePerson(deps, person).catch(error => void failures.push(error))
    // One person whom Discord fails holds up no one; two of them, and Discord may be down.
    if (failures.length > 1) break
    if (outcome === 'not-there') return tonight
    // What is planned for the others may look different without the rule.
    if (outcome === 'switched-off') return now + STEP_PAUSE_MS
  }
  if (failures.length > 0) throw failures[0]
  return people.length > PEOPLE_PER_STEP ? now + STEP_PAUSE_MS : tonight
}

/** The rules of a guild. Those whose role the bot may not give any more are switched off, with the reason. */
const checkRules = async (
  deps: ReconcileDeps,
  guildId: string,
): Promise<readonly StoredRule[] | 'not-there' | 'unchecked'> => {
  const rules = await deps.roles.rulesOf(guildId)
  const roleIds = rules.filter(({ isOn }) => isOn).map(({ roleId }) => roleId)
  if (roleIds.length === 0) return rules
  const checks = await deps.memberRoles.check(guildId, roleIds, null)
  if (typeof checks === 'string') return checks
  let isChanged = false
  for (const [roleId, { kind }] of checks) {
    if (!isProblem(kind)) continue
    await stopRule(deps, guildId, roleId, kind)
    isChanged = true
  }
  return isChanged ? deps.roles.rulesOf(guildId) : rules
}

/**
 * Those from whom a role is taken, so that there's one champion at a time, those who get one, and those whose roles weren't looked
 * at for a day.
 */
const peopleToSettle = (standings: GuildStandings, staleBefore: number): string[] => {
  const isOn = new Set(standings.rules.filter(rule => rule.isOn).map(({ roleId }) => roleId))
  const stale = standings.grants.filter(
    ({ roleId, state, checkedAt }) => isOn.has(roleId) && state !== 'declined' && checkedAt < staleBefore,
  )
  const changes = planRoles(standings)
  const gives = changes.filter(({ kind }) => kind === 'give')
  const takes = changes.filter(({ kind }) => kind !== 'give')
  return [...new Set([...takes, ...gives, ...stale].map(({ userId }) => userId))]
}

/** ms UTC. */
const nextNight = (guildId: string, zone: string, now: number): number => {
  const minutes = NIGHT.from + (Number.parseInt(shortDigest(guildId), 16) % NIGHT.minutes)
  return nextDue(zone, minutes, now).at
}
