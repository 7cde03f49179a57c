import type { Store } from '../../src/play/ports/store.ts'
import { QUEUES } from '../../src/play/tasks/task-kinds.ts'

/** Before the end of a wait, each second is a step: what the last steps caused has time to come. */
const LAST_SECONDS = 10

/**
 * How many seconds a test's clock may go ahead in one step, of `left`: up to when the next task, daily or weekly summary is
 * due. A bot that looks for work in each second of an hour, and finds none, takes a second of the processor.
 */
export const createStepOf = ({ tasks, dailies, weeklies }: Pick<Store, 'tasks' | 'dailies' | 'weeklies'>) => {
  // Tests may replace them.
  const { oldestDueTask } = tasks
  const { dueDailies } = dailies
  const { dueWeeklies } = weeklies
  return async (now: number, left: number): Promise<number> => {
    if (left <= LAST_SECONDS) return 1
    const end = now + (left - LAST_SECONDS) * 1000
    const [[daily], [weekly], ...oldest] = await Promise.all([
      dueDailies(end, 1),
      dueWeeklies(end, 1),
      ...QUEUES.map(oldestDueTask),
    ])
    const dueAt = Math.min(
      end,
      daily?.next?.at ?? end,
      weekly?.next?.at ?? end,
      ...oldest.map(at => at ?? end),
    )
    return Math.max(1, Math.ceil((dueAt - now) / 1000))
  }
}
