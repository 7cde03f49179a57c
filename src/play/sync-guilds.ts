import type { Deps } from './deps.ts'
import { GONE_LIMIT_MS } from './forget.ts'
import { WHOLE } from './record.ts'

const DAY_MS = 86_400_000

/** What people wait for comes first after a start, ms. */
const FIRST_AFTER_MS = 10_000

/** Asks for the census, unless it is planned already: by an earlier start or by another process. */
export const planCensus = (deps: Deps): Promise<void> =>
  deps.store.addTask('census', WHOLE, deps.clock.now() + FIRST_AFTER_MS, 'later')

/**
 * Compares the servers that the bot knows with those that it is in, and says when to do so again. Whatever
 * goes wrong here must not cost a server its data: a list that fails throws, and an empty one is not believed.
 */
export const census = async (deps: Deps): Promise<number> => {
  // Read before the list, so that no server is missed in it that joined after it was made.
  const known = await deps.store.serversHere()
  const present = await deps.census.servers()
  const now = deps.clock.now()
  if (present.length === 0 && known.length > 0)
    deps.onTrouble('census: Discord lists no servers', `${known.length} are known, and stay so`)
  else await compare(deps, known, present, now)
  return now + DAY_MS
}

const compare = async (
  deps: Deps,
  known: readonly string[],
  present: readonly string[],
  now: number,
): Promise<void> => {
  const here = new Set(present)
  const missing = known.filter(serverId => !here.has(serverId))
  await deps.store.markHere(present)
  await deps.store.markGone(missing, now)
  for (const serverId of await deps.store.goneSince(now - GONE_LIMIT_MS))
    await deps.store.addTask('purge', serverId, now, 'later')
}
