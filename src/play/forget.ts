import type { Deps } from './deps.ts'

/** How long a server's data outlives the bot's membership, ms: removing and inviting it again loses nothing. */
export const GONE_LIMIT_MS = 30 * 86_400_000

/**
 * Deletes what a server left behind, a little at a time, so that nobody's click has to wait for it. A server
 * that came back meanwhile keeps what is still there.
 */
export const purge = async (deps: Deps, serverId: string): Promise<void> => {
  const goneBefore = deps.clock.now() - GONE_LIMIT_MS
  while (await deps.store.purgeSome(serverId, goneBefore)) await nextTurn()
}

const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
