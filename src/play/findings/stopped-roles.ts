import { stoppedAmong } from '../roles/stop-rule.ts'
import type { Finder } from './finder.ts'

/** Rules about roles that the bot switched off, because it may not give the role any more. */
export const stoppedRoles: Finder = {
  kind: 'role-stopped',
  async find({ roles }, guildId) {
    return stoppedAmong(await roles.rulesOf(guildId)).map(({ roleId, because, since }) => ({
      kind: 'role-stopped',
      // With its time: one that was turned on and stopped again is news.
      ref: `${roleId} ${since}`,
      roleId,
      why: because,
    }))
  },
}
