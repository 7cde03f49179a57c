import { DiscordAPIError, type REST } from 'discord.js'
import { type APIGuild, type APIGuildMember, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import {
  isProblem,
  type MemberRole,
  type MemberRoles,
  type RoleCheck,
  type RoleManager,
  type RoleOutcome,
} from '../../play/ports/member-roles.ts'
import type { Words } from '../../words/index.ts'
import { isFinal } from './discord-errors.ts'
import type { Lookups } from './lookups.ts'
import { findGuildRoles, rolesKey } from './permissions.ts'
import { checkRoleOf, type GuildRoles, isBelow, mayManageRoles } from './role-check.ts'

type MemberRolesDeps = {
  readonly rest: REST
  readonly botId: string
  readonly lookups: Lookups
  readonly wordsFor: (locale: string) => Words
}

/** Roles of members, one by one by their ids: lists of members take a privileged intent. */
export const createMemberRoles = (deps: MemberRolesDeps): MemberRoles => ({
  check: (guildId, roleIds, by) => checkNow(deps, guildId, roleIds, by),
  async find(guildId, userId) {
    try {
      const member = (await deps.rest.get(Routes.guildMember(guildId, userId))) as APIGuildMember
      return { roleIds: member.roles, joinedAt: Date.parse(member.joined_at ?? '') || 0 }
    } catch (error) {
      if (isFinal(error)) return absenceOf(error)
      throw error
    }
  },
  give: target => change(deps, target, options => deps.rest.put(routeOf(target), options)),
  take: target => change(deps, target, options => deps.rest.delete(routeOf(target), options)),
})

/** Someone may have made a role dangerous a moment ago, or mended it: what is kept for a minute must not contradict them. */
const checkNow = async (
  deps: MemberRolesDeps,
  ...[guildId, roleIds, by]: Parameters<MemberRoles['check']>
): ReturnType<MemberRoles['check']> => {
  deps.lookups.forgetOld(guildId, [rolesKey(guildId)])
  try {
    const found = await findGuildRoles(deps, guildId)
    if (found === 'unchecked') return found
    const [roles, member] = found
    const guild = { guildId, roles, ownRoleIds: member.roles }
    const checks = new Map<string, RoleCheck>()
    for (const roleId of roleIds) {
      const check = checkRoleOf(guild, roleId)
      const kind = check.kind === 'fine' && by !== null ? await checkManager(deps, guild, roleId, by) : null
      if (kind === 'unchecked') return kind
      checks.set(roleId, kind === null ? check : { kind })
    }
    return checks
  } catch (error) {
    if (isFinal(error)) return 'not-there'
    throw error
  }
}

/**
 * As Discord lets people give roles: with Manage Roles in the whole server, those below their own highest one; the owner all. An
 * interaction's permissions are those of its channel, where Manage Roles means less.
 */
const checkManager = async (
  { rest, lookups }: MemberRolesDeps,
  { guildId, roles }: GuildRoles,
  roleId: string,
  { userId, roleIds }: RoleManager,
): Promise<'fine' | 'not-allowed' | 'not-yours' | 'unchecked'> => {
  const isAllowed = mayManageRoles(guildId, roles, roleIds)
  if (isAllowed && isBelow(roles, roles.find(({ id }) => id === roleId)!, roleIds)) return 'fine'
  const ownerId = await lookups.find(guildId, `owner ${guildId}`, async () => {
    const guild = (await rest.get(Routes.guild(guildId))) as APIGuild
    return guild.owner_id
  })
  if (ownerId === 'unchecked') return ownerId
  if (ownerId === userId) return 'fine'
  return isAllowed ? 'not-yours' : 'not-allowed'
}

const routeOf = ({ guildId, userId, roleId }: MemberRole) => Routes.guildMemberRole(guildId, userId, roleId)

const change = async (
  deps: MemberRolesDeps,
  target: MemberRole,
  request: (options: { readonly reason: string }) => Promise<unknown>,
): Promise<RoleOutcome> => {
  try {
    await request({ reason: reasonFor(target, deps.wordsFor(target.locale)) })
    return 'done'
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error
    if (error.code === RESTJSONErrorCodes.UnknownRole) return 'gone'
    if (error.code === RESTJSONErrorCodes.MissingPermissions) return refusalOf(deps, target)
    const { status } = error
    if (isFinal(error)) return absenceOf(error)
    // 60003, for instance: the server wants its moderators, and a bot's owner, to have two-factor authentication.
    if (status === 403) return 'no-permission'
    throw error
  }
}

/** In the server's audit log. */
const reasonFor = ({ rule }: MemberRole, { roles: { reasons } }: Words): string =>
  rule === null ? reasons.deleted : reasons[rule.measure](rule.threshold)

/** The person or the bot isn't in the guild. */
const absenceOf = ({ code }: DiscordAPIError): 'no-member' | 'not-there' =>
  code === RESTJSONErrorCodes.UnknownMember || code === RESTJSONErrorCodes.UnknownUser
    ? 'no-member'
    : 'not-there'

/** What "Missing Permissions" means for this role. */
const refusalOf = async (deps: MemberRolesDeps, { guildId, roleId }: MemberRole): Promise<RoleOutcome> => {
  const checks = await checkNow(deps, guildId, [roleId], null)
  const kind = typeof checks === 'string' ? 'fine' : (checks.get(roleId)?.kind ?? 'fine')
  return isProblem(kind) ? kind : 'no-permission'
}
