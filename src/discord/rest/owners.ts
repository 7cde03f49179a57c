import type { REST } from 'discord.js'
import {
  type APIApplication,
  type RESTGetCurrentApplicationResult,
  Routes,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord-api-types/v10'

/** Who owns the bot, and so decides about its questions. */
export type Owners = {
  /** Rejects where Discord has to be asked and doesn't answer. */
  isOwner(userId: string): Promise<boolean>
}

/** Someone who joins or leaves the team is known after this, ms. */
const TTL_MS = 10 * 60_000

type OwnersDeps = {
  readonly rest: REST
  /** User ids from the settings; empty for those whom Discord names. */
  readonly configured: readonly string[]
  readonly now: () => number
}

/** Those of the settings, or else the owner of the Discord application, or its team. Cached, because each press asks. */
export const createOwners = ({ rest, configured, now }: OwnersDeps): Owners => {
  let cached: { readonly ids: Promise<ReadonlySet<string>>; readonly at: number } | null = null
  const idsNow = (): Promise<ReadonlySet<string>> => {
    if (configured.length > 0) return Promise.resolve(new Set(configured))
    if (cached && Math.abs(now() - cached.at) < TTL_MS) return cached.ids
    const ids = rest
      .get(Routes.currentApplication())
      .then(application => ownerIds(application as RESTGetCurrentApplicationResult))
    const entry = { ids, at: now() }
    cached = entry
    // A failure is not cached, so the next press asks again.
    ids.catch(() => {
      if (cached === entry) cached = null
    })
    return ids
  }
  return { isOwner: async userId => (await idsNow()).has(userId) }
}

/**
 * Of a team, everyone who accepted and may change the application; its `owner` is then a user that stands for the team
 * (Discord, "Teams").
 */
export const ownerIds = ({ owner, team }: Pick<APIApplication, 'owner' | 'team'>): ReadonlySet<string> =>
  new Set(
    team
      ? team.members
          .filter(
            ({ membership_state, role }) =>
              membership_state === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly,
          )
          .map(({ user }) => user.id)
      : owner
        ? [owner.id]
        : [],
  )
