import type { Deps } from './deps.ts'
import { GONE_LIMIT_MS } from './forget.ts'

/** The census is one piece of work for the whole bot. */
export const CENSUS_OF_ALL = 'all'

/** Asks for the census, unless it is planned already: by an earlier start or by another process. */
export const planCensus = (deps: Deps): Promise<void> =>
  deps.store.addTask('census', CENSUS_OF_ALL, deps.clock.now(), 'later')

/**
 * Compares the servers that the bot knows with those that it is in. Whatever goes wrong here must not cost a
 * server its data: a list that fails throws, and an empty one is not believed.
 */
export const census = async (deps: Deps): Promise<void> => {
  // Read before the list, so that a server that joins meanwhile is not missed in it.
  const known = await deps.store.serversHere()
  const present = await deps.census.servers()
  if (present.length === 0 && known.length > 0)
    return deps.onTrouble(
      'census: Discord lists no servers',
      `${known.length} are known; nothing was changed`,
    )
  const now = deps.clock.now()
  const here = new Set(present)
  await deps.store.markHere(present)
  await deps.store.markGone(
    known.filter(serverId => !here.has(serverId)),
    now,
  )
  for (const serverId of await deps.store.goneSince(now - GONE_LIMIT_MS))
    await deps.store.addTask('purge', serverId, now, 'later')
}
