import { DAY_MS, periodCutoffs } from '../quiz/day.ts'
import type { Deps } from './deps.ts'
import { UNDO_MS } from './reset-board.ts'
import { runInSteps } from './tasks/steps.ts'
import { WHOLE_BOT } from './tasks/task-kinds.ts'

/** How long a guild's data outlives the bot's membership, ms: removing and inviting it again loses nothing. */
export const RETENTION_MS = 30 * DAY_MS

/** Deletions within this time share a vacuum, ms. */
export const VACUUM_DELAY_MS = 60_000

/** A vacuum blocks everything for about 5 ms per megabyte, so more than this is left to the next start. */
const MAX_VACUUM_BYTES = 4 * 2 ** 20

/**
 * Deletes what a guild left behind. A guild that came back keeps the rest. Resolves with the time to go on where more
 * remains.
 */
export const purgeGuild = async (
  deps: Pick<Deps, 'clock' | 'guilds' | 'tasks'>,
  guildId: string,
): Promise<number | null> => {
  const leftBefore = deps.clock.now() - RETENTION_MS
  if (await runInSteps(maxRows => deps.guilds.purgeBatch(guildId, leftBefore, maxRows)))
    return deps.clock.now()
  await deps.tasks.addTask('vacuum', WHOLE_BOT, deps.clock.now() + VACUUM_DELAY_MS, 'later')
  return null
}

/**
 * Takes deleted bytes off the disk. Where that is too much for now, gives back the free pages only, and resolves with
 * the time of the next attempt.
 */
export const vacuum = async (deps: Pick<Deps, 'clock' | 'maintenance'>): Promise<number | null> => {
  if (await deps.maintenance.vacuum(MAX_VACUUM_BYTES)) return null
  if (await runInSteps(deps.maintenance.releasePages)) return deps.clock.now()
  return deps.clock.now() + DAY_MS
}

/** After a start, what people wait for comes first, ms. */
const FIRST_EXPIRY_DELAY_MS = 60_000

/** Plans the next expiry, unless an earlier start or another process planned it already. */
export const planExpiry = (deps: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  deps.tasks.addTask('expire-totals', WHOLE_BOT, deps.clock.now() + FIRST_EXPIRY_DELAY_MS, 'later')

/** Deletes the totals that no board shows any more: of past days and weeks, and of old resets. Resolves with the time of the next run. */
export const expireTotals = async (deps: Pick<Deps, 'clock' | 'maintenance'>): Promise<number> => {
  const now = deps.clock.now()
  const cutoffs = periodCutoffs(now)
  const expiry = { ...cutoffs, now, finalBefore: now - UNDO_MS }
  const more =
    (await runInSteps(maxRows => deps.maintenance.expireTotals(cutoffs, maxRows))) ||
    (await runInSteps(maxRows => deps.maintenance.expireResets(expiry, maxRows)))
  return deps.clock.now() + (more ? 0 : DAY_MS)
}

/** The same without a limit, before anyone waits for an answer. Best effort: a start continues without it. */
export const vacuumAtStart = async (deps: Pick<Deps, 'maintenance' | 'onError' | 'tasks'>): Promise<void> => {
  if (!(await deps.tasks.isTaskPlanned('vacuum', WHOLE_BOT))) return
  try {
    await deps.maintenance.vacuum(Number.POSITIVE_INFINITY)
    await deps.tasks.dropTask('vacuum', WHOLE_BOT)
  } catch (error) {
    deps.onError('vacuum at startup failed; it will be retried', error)
  }
}
