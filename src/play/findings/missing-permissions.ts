import type { Destination, NeededPermission } from '../ports/permissions.ts'
import type { Finder, FindingDeps } from './finder.ts'

/** What the bot lacks in the channels where something comes by itself; what is paused says itself why. */
export const missingPermissions: Finder = {
  kind: 'missing-permission',
  async find(deps, guildId) {
    const missing = new Map<string, { channelId: string; permission: NeededPermission }>()
    for (const destination of await destinationsOf(deps, guildId)) {
      const { channelId } = destination
      const names = await deps.permissions.missing(destination)
      if (names === 'unchecked') return 'unknown'
      for (const permission of names) missing.set(`${channelId} ${permission}`, { channelId, permission })
    }
    return [...missing].map(([ref, one]) => ({ kind: 'missing-permission', ref, ...one }))
  },
}

const destinationsOf = async (
  { dailies, weeklies }: FindingDeps,
  guildId: string,
): Promise<Destination[]> => {
  const weekly = await weeklies.findWeekly(guildId)
  return [
    ...(await dailies.dailiesOf(guildId)),
    ...(weekly ? [{ ...weekly, thread: false, roleId: null }] : []),
  ]
    .filter(({ next }) => next !== null)
    .map(({ channelId, thread, roleId }) => ({ guildId, channelId, thread, roleId }))
}
