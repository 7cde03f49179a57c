import type { NeededPermission } from '../ports/permissions.ts'
import type { Finder } from './finder.ts'

/** What the bot lacks in the channels of daily questions that run; a paused one says itself why. */
export const missingPermissions: Finder = {
  kind: 'missing-permission',
  async find({ dailies, permissions }, guildId) {
    const missing = new Map<string, { channelId: string; permission: NeededPermission }>()
    for (const { channelId, thread, roleId, next } of await dailies.dailiesOf(guildId)) {
      if (next === null) continue
      const names = await permissions.missing({ guildId, channelId, thread, roleId })
      if (names === 'unchecked') return 'unknown'
      for (const permission of names) missing.set(`${channelId} ${permission}`, { channelId, permission })
    }
    return [...missing].map(([ref, one]) => ({ kind: 'missing-permission', ref, ...one }))
  },
}
