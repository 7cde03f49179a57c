import type { MemberRoles, RoleCheck, RoleOutcome } from '../../src/play/ports/member-roles.ts'

/** Roles of members in memory, for what is asked of `MemberRoles`. */
export const fakeMemberRoles = () => {
  /** Role ids by person. Anyone else isn't in the guild. */
  const members = new Map<string, { roleIds: Set<string>; joinedAt: number }>()
  const problems = new Map<string, RoleCheck>()
  const refusals: (() => RoleOutcome | null | Promise<null>)[] = []
  const changes: string[] = []
  const change =
    (what: 'give' | 'take'): MemberRoles['give'] =>
    async ({ userId, roleId }) => {
      const refused = await refusals.shift()?.()
      if (refused) return refused
      const member = members.get(userId)
      if (!member) return 'no-member'
      changes.push(`${what} ${roleId} ${userId}`)
      if (what === 'give') member.roleIds.add(roleId)
      else member.roleIds.delete(roleId)
      return 'done'
    }
  const memberRoles: MemberRoles = {
    check: async (_guildId, roleIds) =>
      new Map(roleIds.map(roleId => [roleId, problems.get(roleId) ?? { kind: 'fine' }])),
    find: async (_guildId, userId) => {
      const member = members.get(userId)
      return member ? { roleIds: [...member.roleIds], joinedAt: member.joinedAt } : 'no-member'
    },
    give: change('give'),
    take: change('take'),
  }
  return {
    memberRoles,
    /** What was changed in Discord, in order. */
    changes,
    /** What speaks against a role. */
    problems,
    /** What happens before the next changes: an outcome in place of each, or null. One may throw. */
    refusals,
    join: (userId: string, joinedAt = 0) => members.set(userId, { roleIds: new Set(), joinedAt }),
    leave: (userId: string) => members.delete(userId),
    rolesOf: (userId: string) => [...(members.get(userId)?.roleIds ?? [])],
    /** What someone with Manage Roles does by hand. */
    giveByHand: (userId: string, roleId: string) => members.get(userId)!.roleIds.add(roleId),
    takeByHand: (userId: string, roleId: string) => members.get(userId)!.roleIds.delete(roleId),
  }
}
