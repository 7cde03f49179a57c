import { closeFixedReports } from '../close-fixed-reports.ts'
import type { Deps } from '../deps.ts'
import { planCheck } from './check-questions.ts'

/**
 * After each bank load, also at the start: what was reported about a question whose file changed since is settled, and
 * whether its key is doubtful may be, too. Each process does it; what one has done, the others find done.
 */
export const questionsLoaded = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'posts' | 'reports' | 'tasks'>,
): Promise<void> => {
  await closeFixedReports(deps)
  await planCheck(deps)
}
