import type { GrantState } from '../../../quiz/roles.ts'
import type { StoredReset } from '../../ports/personal-pages.ts'
import type { StoredGrant } from '../../ports/roles.ts'
import { iso } from './fields.ts'

/** Entries of an export of personal data: what someone did to a board, and the roles that they got. */

export const resetEntry = ({ guildId, period, at }: StoredReset) => ({
  server: guildId,
  period,
  resetAt: iso(at),
})

const GRANT_STATES: Readonly<Record<GrantState, string>> = {
  giving: 'being given by the bot',
  given: 'given by the bot',
  taking: 'being taken back by the bot',
  held: 'given by someone else',
  declined: 'taken away by someone, so the bot doesn’t give it again',
  absent: 'not given: you weren’t on the server',
}

export const grantEntry = ({ guildId, roleId, state, at, checkedAt }: StoredGrant) => ({
  server: guildId,
  role: roleId,
  state: GRANT_STATES[state],
  since: iso(at),
  checkedAt: iso(checkedAt),
})
