import type { Deps } from '../deps.ts'
import type { Task } from '../record.ts'
import { settingsOf } from '../settings/banks.ts'

/** About a day, one attempt a minute. Then what is kept about the person goes, and the role stays with them. */
const MAX_ATTEMPTS = 1440

type RevokeDeps = Pick<Deps, 'clock' | 'memberRoles' | 'onError' | 'pace' | 'roles' | 'settings'>

/**
 * Takes back what the bot gave to someone who deleted their data. Each row is kept only until Discord has done it, or says
 * that it can't be done.
 */
export const revokeRoles = async (deps: RevokeDeps, { ref: userId, attempts }: Task): Promise<void> => {
  for (const { guildId, roleId } of await deps.roles.revokedGrantsOf(userId)) {
    if (attempts <= MAX_ATTEMPTS) await revoke(deps, { guildId, roleId, userId })
    else deps.onError(`revoke-roles: role ${roleId} stays`, 'given up after a day')
    const move = { from: 'taking', to: null, now: deps.clock.now() } as const
    await deps.roles.moveGrant({ guildId, roleId, userId }, move)
  }
}

type Revoked = { readonly guildId: string; readonly roleId: string; readonly userId: string }

const revoke = async (deps: RevokeDeps, revoked: Revoked): Promise<void> => {
  const { locale } = await settingsOf(deps, revoked.guildId)
  await deps.pace()
  const outcome = await deps.memberRoles.take({ ...revoked, rule: null, locale: locale ?? 'en-US' })
  if (!['done', 'no-member', 'gone'].includes(outcome))
    deps.onError(`revoke-roles: role ${revoked.roleId} stays`, outcome)
}
