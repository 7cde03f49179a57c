import { createKeyCheck } from '../corrections/check-keys.ts'
import { claimDue } from '../dailies/claim-daily.ts'
import type { Deps } from '../deps.ts'
import type { Task } from '../record.ts'
import { claimWeeklies } from '../weekly/claim-weekly.ts'
import { countIntervalOf } from './count-interval.ts'
import { handlerOf } from './task-handlers.ts'
import { createTaskRunner, type TaskRunner } from './task-runner.ts'

const MAX_RETRY_MS = 60_000

/**
 * The scheduler of everything that is due: claims dailies and weekly summaries, runs the tasks of all queues, and looks for
 * what other processes and changed files say about keys.
 */
export const createScheduler = (deps: Deps): TaskRunner => {
  const stop = new AbortController()
  const run = (task: Task) => runTask(deps, task, stop.signal)
  const live = createTaskRunner(deps, { queues: [{ queue: 'live', maxRunning: 100 }], pace: null, run })
  const background = createTaskRunner(deps, {
    queues: [
      { queue: 'daily', maxRunning: 40 },
      { queue: 'later', maxRunning: 10 },
    ],
    pace: deps.pace,
    run,
  })
  const checkKeys = createKeyCheck(deps)
  return {
    async runDueTasks() {
      await deps.overlay.poll()
      await deps.guildBanks.poll()
      // Side by side: a slow edit of a message holds up no reminder.
      await Promise.all([live.runDueTasks(), claimAll(deps).then(() => background.runDueTasks())])
      await checkKeys()
    },
    stopAccepting() {
      stop.abort()
      live.stopAccepting()
      background.stopAccepting()
    },
  }
}

const claimAll = async (deps: Deps): Promise<void> => {
  await claimDue(deps)
  await claimWeeklies(deps)
}

const runTask = async (deps: Deps, task: Task, signal: AbortSignal): Promise<void> => {
  try {
    const nextDueAt = await handlerOf(task.kind).run(deps, task, signal)
    if (typeof nextDueAt === 'number') await deps.tasks.postponeTask({ ...task, attempts: 0 }, nextDueAt)
    else await deps.tasks.finishTask(task, deps.clock.now() + countIntervalOf(task.queue))
  } catch (error) {
    await retryOrDrop(deps, task, error)
  }
}

/** Exponential backoff, up to a minute. */
const retryOrDrop = async (deps: Deps, task: Task, error: unknown): Promise<void> => {
  const { kind, ref, attempts } = task
  const { maxAttempts } = handlerOf(kind)
  const isLast = maxAttempts !== null && attempts >= maxAttempts
  deps.onError(`${kind} ${ref}: ${isLast ? 'given up' : `attempt ${attempts} failed`}`, error)
  if (isLast) return deps.tasks.dropTask(kind, ref)
  await deps.tasks.postponeTask(task, deps.clock.now() + Math.min(MAX_RETRY_MS, 1000 * 2 ** attempts))
}
