import { census } from './census.ts'
import { claimDue } from './daily-claim.ts'
import { openThread, sendDaily } from './daily-send.ts'
import type { Deps } from './deps.ts'
import { purge, sweep } from './forget.ts'
import { closeOverdue, send, showCount, showReveal, showStandings } from './owed.ts'
import { countEvery, type Lane, type Task, type TaskKind } from './record.ts'

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

const MOST_ATTEMPTS = 8

/**
 * How much of each lane is done at once. Discord takes 50 requests a second: what is beyond waits here, where
 * it can be overtaken by what matters more, instead of in a queue in front of everybody.
 */
const MOST_AT_ONCE: Record<Lane, number> = { live: 100, daily: 50, later: 10 }
const LANES: readonly Lane[] = ['live', 'daily', 'later']

/** Work that follows from work (a close is followed by its reveal) is done in the same go, this deep. */
const DEEPEST = 3

/**
 * Gives what does the due work. Each call does what is due now and resolves when that is done; what an earlier
 * call is still at is left to it. A failed task is tried again later, up to eight times.
 */
export const createDue = (deps: Deps): (() => Promise<void>) => {
  const inHand: Record<Lane, Set<string>> = { live: new Set(), daily: new Set(), later: new Set() }
  const doUnlessInHand = async (task: Task): Promise<void> => {
    const name = `${task.kind} ${task.ref}`
    const mine = inHand[task.lane]
    // Still at it: the lease is renewed, so that nobody begins it again and it takes no place among what is due.
    if (mine.has(name)) return deps.store.postpone(task, deps.clock.now() + LEASE_MS[task.kind])
    mine.add(name)
    await doOne(deps, task).finally(() => mine.delete(name))
  }
  const doLane = async (lane: Lane): Promise<void> => {
    for (let depth = 0; depth < DEEPEST; depth++) {
      const room = MOST_AT_ONCE[lane] - inHand[lane].size
      const tasks = room > 0 ? await deps.store.dueTasks(deps.clock.now(), lane, room) : []
      if (tasks.length === 0) return
      await Promise.all(tasks.map(doUnlessInHand))
    }
  }
  return async () => {
    await claimDue(deps)
    await Promise.all(LANES.map(doLane))
  }
}

const doOne = async (deps: Deps, due: Task): Promise<void> => {
  const task = await deps.store.claim(due, deps.clock.now() + LEASE_MS[due.kind])
  if (!task) return
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
  const lost = task.attempts >= MOST_ATTEMPTS && !UNTIL_DONE.has(task.kind)
  deps.onTrouble(`${task.kind} ${task.ref}: ${lost ? 'given up' : `attempt ${task.attempts} failed`}`, error)
  if (lost) return deps.store.drop(task.kind, task.ref)
  await deps.store.postpone(task, deps.clock.now() + Math.min(60_000, 1000 * 2 ** task.attempts))
}
