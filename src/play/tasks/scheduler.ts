import { claimDue } from '../daily-claim.ts'
import { openThread, sendDaily } from '../daily-send.ts'
import type { Deps } from '../deps.ts'
import { purge, sweep } from '../forget.ts'
import { countEvery, type Task, type TaskKind } from '../record.ts'
import { census } from '../sync-guilds.ts'
import { closeOverdue, send, showCount, showReveal, showStandings } from './task-handlers.ts'
import { createLane, type Due } from './task-queue.ts'

/**
 * How long a task belongs to the process that took it, ms. Doing these twice is harmless (an edit to the
 * same text), so a dead process's tasks are taken over soon; a second message is not, so `send` waits longer.
 */
const LEASE_MS: Record<TaskKind, number> = {
  close: 4000,
  reveal: 4000,
  count: 10_000,
  send: 20_000,
  standings: 20_000,
  daily: 20_000,
  thread: 20_000,
  census: 600_000,
  purge: 60_000,
  sweep: 60_000,
}

/** A public count is not worth more, and the next click asks for it anew. */
const FEW_ATTEMPTS = 8
/** About a day, one a minute: Discord may be away for hours, and what is closed must show its answer some day. */
const MANY_ATTEMPTS = 1440

/** Gives what does the due work. A failed task is tried again later. */
export const createDue = (deps: Deps): Due => {
  const common = { leaseMs: LEASE_MS, perform: (task: Task) => doOne(deps, task) }
  const live = createLane(deps, { ...common, lanes: [{ lane: 'live', most: 100 }], pace: null })
  const lanes = [
    { lane: 'daily', most: 40 },
    { lane: 'later', most: 10 },
  ] as const
  const unhurried = createLane(deps, { ...common, lanes, pace: deps.pace })
  return {
    async doDue() {
      await Promise.all([claimDue(deps), live.doDue()])
      await unhurried.doDue()
    },
    rest() {
      live.rest()
      unhurried.rest()
    },
  }
}

const doOne = async (deps: Deps, task: Task): Promise<void> => {
  try {
    const again = await perform(deps, task)
    if (typeof again === 'number') await deps.store.postpone({ ...task, attempts: 0 }, again)
    else await deps.store.finish(task, deps.clock.now() + countEvery(task.lane))
  } catch (error) {
    await retryLater(deps, task, error)
  }
}

/** Work that gives a time is due again then. */
const perform = (deps: Deps, task: Task): Promise<void> | Promise<number | null> => {
  switch (task.kind) {
    case 'close':
      return closeOverdue(deps, task.ref)
    case 'reveal':
      return showReveal(deps, task.ref)
    case 'count':
      return showCount(deps, task.ref)
    case 'send':
      return send(deps, task)
    case 'standings':
      return showStandings(deps, task.ref)
    case 'daily':
      return sendDaily(deps, task)
    case 'thread':
      return openThread(deps, task.ref)
    case 'census':
      return census(deps)
    case 'purge':
      return purge(deps, task.ref)
    case 'sweep':
      return sweep(deps)
  }
}

/** A daily is tried for as long as it is worth posting, and what people asked to be deleted must go. */
const UNTIL_DONE: ReadonlySet<TaskKind> = new Set(['daily', 'census', 'purge', 'sweep'])

const retryLater = async (deps: Deps, task: Task, error: unknown): Promise<void> => {
  const most = task.kind === 'count' ? FEW_ATTEMPTS : MANY_ATTEMPTS
  const lost = task.attempts >= most && !UNTIL_DONE.has(task.kind)
  deps.onTrouble(`${task.kind} ${task.ref}: ${lost ? 'given up' : `attempt ${task.attempts} failed`}`, error)
  if (lost) return deps.store.drop(task.kind, task.ref)
  await deps.store.postpone(task, deps.clock.now() + Math.min(60_000, 1000 * 2 ** task.attempts))
}
