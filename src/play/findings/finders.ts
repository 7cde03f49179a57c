import { dailyProblems } from './daily-problems.ts'
import type { Finder, FindingDeps } from './finder.ts'
import type { Found } from './finding.ts'
import { missingPermissions } from './missing-permissions.ts'
import { pausedDailies } from './paused-dailies.ts'
import { pausedWeekly } from './paused-weekly.ts'
import { stoppedRoles } from './stopped-roles.ts'
import { suspectQuestions } from './suspect-questions.ts'
import { waitingSuggestions } from './waiting-suggestions.ts'

/** What a server's managers are told about, in this order. */
const FINDERS: readonly Finder[] = [
  pausedDailies,
  pausedWeekly,
  stoppedRoles,
  missingPermissions,
  dailyProblems,
  suspectQuestions,
  waitingSuggestions,
]

export const findAll = async (deps: FindingDeps, guildId: string): Promise<Found> => {
  const found = await Promise.all(
    FINDERS.map(async ({ kind, find }) => ({ kind, findings: await find(deps, guildId) })),
  )
  return {
    findings: found.flatMap(({ findings }) => (findings === 'unknown' ? [] : findings)),
    unknown: found.filter(({ findings }) => findings === 'unknown').map(({ kind }) => kind),
  }
}
