import type { Deps } from '../deps.ts'
import type { StoredGrant } from '../ports/roles.ts'
import type { Task } from '../record.ts'
import { settingsOf } from '../settings/banks.ts'

/** After a refusal, ms: someone may grant the permission that is missing. */
const RETRY_MS = 3_600_000

/** Since the deletion, ms. Then what is kept about the person goes, and the role stays with them. */
const GIVE_UP_MS = 24 * 3_600_000

type RevokeDeps = Pick<Deps, 'clock' | 'memberRoles' | 'onError' | 'pace' | 'roles' | 'settings'>

/**
 * Takes back what the bot gave to someone who deleted their data. Each row is kept only until Discord has done it, or for a day.
 * Resolves with the time to try again.
 */
export const revokeRoles = async (deps: RevokeDeps, { ref: userId }: Task): Promise<number | null> => {
  const now = deps.clock.now()
  let isRefused = false
  for (const grant of await deps.roles.revokedGrantsOf(userId)) {
    const isOver = now - grant.at >= GIVE_UP_MS
    if (isOver) deps.onError(`revoke-roles: role ${grant.roleId} stays`, 'given up after a day')
    if (isOver || (await revoke(deps, grant)))
      await deps.roles.moveGrant(grant, { from: 'taking', to: null, now })
    else isRefused = true
  }
  return isRefused ? now + RETRY_MS : null
}

/** False where Discord refuses. */
const revoke = async (deps: RevokeDeps, { guildId, roleId, userId }: StoredGrant): Promise<boolean> => {
  const { locale } = await settingsOf(deps, guildId)
  await deps.pace()
  const outcome = await deps.memberRoles.take({
    guildId,
    roleId,
    userId,
    rule: null,
    locale: locale ?? 'en-US',
  })
  return ['done', 'no-member', 'not-there', 'gone'].includes(outcome)
}
