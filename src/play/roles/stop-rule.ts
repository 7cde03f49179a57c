import type { Deps } from '../deps.ts'
import { planTelling } from '../findings/finding-channel.ts'
import type { RoleProblemKind } from '../ports/member-roles.ts'
import type { StoredRule } from '../ports/roles.ts'

/** A rule that the bot switched off itself. `since`: ms UTC. */
export type StoppedRule = {
  readonly roleId: string
  readonly because: RoleProblemKind
  readonly since: number
}

/** Switches a rule off whose role the bot may not give: Discord isn't asked again until someone turns it on. */
export const stopRule = async (
  deps: Pick<Deps, 'clock' | 'onError' | 'roles' | 'settings' | 'tasks'>,
  guildId: string,
  roleId: string,
  because: RoleProblemKind,
): Promise<void> => {
  deps.onError(`roles of server ${guildId}: the rule about role ${roleId} is switched off`, because)
  await deps.roles.switchRule(guildId, roleId, { because, since: deps.clock.now() })
  await planTelling(deps, guildId)
}

export const stoppedAmong = (rules: readonly StoredRule[]): StoppedRule[] =>
  rules.flatMap(({ roleId, off }) =>
    off === null || off.because === 'new' || off.because === 'paused'
      ? []
      : [{ roleId, because: off.because, since: off.since }],
  )
