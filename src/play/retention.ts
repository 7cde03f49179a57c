import type { Deps } from './deps.ts'
import { WHOLE_BOT } from './tasks/task-kinds.ts'
import { yieldToEventLoop } from './tasks/yield-to-event-loop.ts'

/** How long a guild's data outlives the bot's membership, ms: removing and inviting it again loses nothing. */
export const RETENTION_MS = 30 * 86_400_000

/** Deletions within this time share a vacuum, ms. */
export const VACUUM_DELAY_MS = 60_000

/** A vacuum blocks everything for about 5 ms per megabyte, so more than this is left to the next start. */
const MAX_VACUUM_BYTES = 100 * 2 ** 20
const DAY_MS = 86_400_000

/** Deletes what a guild left behind, in small batches that hold up no click. A guild that came back keeps the rest. */
export const purgeGuild = async (
  deps: Pick<Deps, 'clock' | 'guilds' | 'tasks'>,
  guildId: string,
): Promise<void> => {
  const leftBefore = deps.clock.now() - RETENTION_MS
  while (await deps.guilds.purgeBatch(guildId, leftBefore)) await yieldToEventLoop()
  await deps.tasks.addTask('vacuum', WHOLE_BOT, deps.clock.now() + VACUUM_DELAY_MS, 'later')
}

/** Takes deleted bytes off the disk. Resolves with the time of the next attempt where it is too much for now. */
export const vacuum = async (deps: Pick<Deps, 'clock' | 'maintenance'>): Promise<number | null> =>
  (await deps.maintenance.vacuum(MAX_VACUUM_BYTES)) ? null : deps.clock.now() + DAY_MS

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
