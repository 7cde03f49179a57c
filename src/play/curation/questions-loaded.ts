import { closeFixedReports } from '../close-fixed-reports.ts'
import type { Deps } from '../deps.ts'
import { planCheck } from './check-questions.ts'

/**
 * After each bank load, also at the start: new banks are off in guilds that are there already; what was reported about a
 * question whose file changed since is settled; and whether its key is doubtful may be, too. Each process does it; what one
 * has done, the others find done.
 */
export const questionsLoaded = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'posts' | 'reports' | 'settings' | 'tasks'>,
): Promise<void> => {
  await deps.settings.noteBanks(deps.banks.current().map(({ name }) => name))
  await closeFixedReports(deps)
  await planCheck(deps)
}
