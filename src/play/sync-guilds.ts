import { DAY_MS } from '../quiz/day.ts'
import type { Deps } from './deps.ts'
import { RETENTION_MS } from './retention.ts'
import { WHOLE_BOT } from './tasks/task-kinds.ts'

/** After a start, what people wait for comes first, ms. */
const FIRST_SYNC_DELAY_MS = 10_000

/** Plans the next guild sync, unless an earlier start or another process planned it already. */
export const planGuildSync = (deps: Pick<Deps, 'clock' | 'tasks'>): Promise<void> =>
  deps.tasks.addTask('sync-guilds', WHOLE_BOT, deps.clock.now() + FIRST_SYNC_DELAY_MS, 'later')

type SyncDeps = Pick<Deps, 'clock' | 'guildList' | 'guilds' | 'onError' | 'tasks'>

/**
 * Compares the guilds that the store knows with those that Discord lists, and resolves with the time of the next
 * sync. No failure may cost a guild its data: a list that fails throws, and an empty one is not believed.
 */
export const syncGuilds = async (deps: SyncDeps): Promise<number> => {
  // Read before the list, so that no guild that joined after the list was made counts as missing.
  const known = await deps.guilds.joinedGuilds()
  const present = await deps.guildList.list()
  const now = deps.clock.now()
  if (present.length === 0 && known.length > 0)
    deps.onError('guild sync: Discord lists no servers', `keeping the ${known.length} known ones`)
  else await updateMembership(deps, known, present, now)
  return now + DAY_MS
}

const updateMembership = async (
  deps: SyncDeps,
  known: readonly string[],
  present: readonly string[],
  now: number,
): Promise<void> => {
  const joined = new Set(present)
  const left = known.filter(guildId => !joined.has(guildId))
  await deps.guilds.markJoined(present)
  await deps.guilds.markLeft(left, now)
  await deps.guilds.markUnlistedLeft(now)
  const leftBefore = now - RETENTION_MS
  for (const guildId of await deps.guilds.guildsLeftBefore(leftBefore))
    if (!(await deps.guilds.postponePurge(guildId, leftBefore)))
      await deps.tasks.addTask('purge', guildId, now, 'later')
}
