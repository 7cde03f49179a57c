import type { DailyProblemKind } from '../record.ts'
import type { Finder } from './finder.ts'
import { aboutDaily } from './paused-dailies.ts'

/** What only a manager can fix; missing permissions are found by themselves. */
const PROBLEMS: readonly DailyProblemKind[] = ['no-question', 'too-many-threads']

/** Daily questions that go on, but don't come as they should. */
export const dailyProblems: Finder = {
  kind: 'daily-problem',
  async find({ dailies }, guildId) {
    return (await dailies.dailiesOf(guildId)).flatMap(daily => {
      const { id, next, problem } = daily
      if (next === null || problem === null || !PROBLEMS.includes(problem.kind)) return []
      // Without its time, which is that of the last day.
      return [{ kind: 'daily-problem', ref: `${id} ${problem.kind}`, ...aboutDaily(daily, problem.kind) }]
    })
  },
}
