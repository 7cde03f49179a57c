import type { Deps } from './deps.ts'
import { WHOLE } from './record.ts'

/** How long a server's data outlives the bot's membership, ms: removing and inviting it again loses nothing. */
export const GONE_LIMIT_MS = 30 * 86_400_000

/** Deletions within this time share a sweep, ms. */
export const SWEEP_AFTER_MS = 60_000

/** Sweeping stops everything for about 5 ms a megabyte. Of more than this only a start does it. */
const MAX_WHILE_PLAYING = 100 * 2 ** 20
const DAY_MS = 86_400_000

/**
 * Deletes what a server left behind, a little at a time, so that nobody's click has to wait for it. A server
 * that came back meanwhile keeps what is still there.
 */
export const purge = async (deps: Deps, serverId: string): Promise<void> => {
  const goneBefore = deps.clock.now() - GONE_LIMIT_MS
  while (await deps.store.purgeSome(serverId, goneBefore)) await nextTurn()
  await deps.store.addTask('sweep', WHOLE, deps.clock.now() + SWEEP_AFTER_MS, 'later')
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Takes what was deleted off the disk. Says when to look again where it is too much for now. */
export const sweep = async (deps: Deps): Promise<number | null> =>
  (await deps.store.sweep(MAX_WHILE_PLAYING)) ? null : deps.clock.now() + DAY_MS

/** The same, however much it is, for when nobody waits yet. A start goes on without it. */
export const sweepAtStart = async (deps: Deps): Promise<void> => {
  if (!(await deps.store.isPlanned('sweep', WHOLE))) return
  try {
    await deps.store.sweep(Number.POSITIVE_INFINITY)
    await deps.store.drop('sweep', WHOLE)
  } catch (error) {
    deps.onTrouble('sweep at the start: tried again later', error)
  }
}
