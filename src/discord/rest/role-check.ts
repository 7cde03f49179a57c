import { type APIRole, PermissionFlagsBits } from 'discord-api-types/v10'
import type { RoleCheck } from '../../play/ports/member-roles.ts'

/** With these, people act on others or on the server. No one should get them for points. */
export const DANGEROUS = [
  'Administrator',
  'ManageGuild',
  'ManageRoles',
  'ManageChannels',
  'ManageWebhooks',
  'ManageMessages',
  'ManageThreads',
  'ManageNicknames',
  'ManageEvents',
  'ManageGuildExpressions',
  'MentionEveryone',
  'KickMembers',
  'BanMembers',
  'ModerateMembers',
  'MuteMembers',
  'DeafenMembers',
  'MoveMembers',
  'ViewAuditLog',
] as const satisfies readonly (keyof typeof PermissionFlagsBits)[]

export type DangerousPermission = (typeof DANGEROUS)[number]

export type GuildRoles = {
  readonly guildId: string
  readonly roles: readonly APIRole[]
  /** The bot's own. */
  readonly ownRoleIds: readonly string[]
}

/** Whether the bot may give a role and should. The role's own permissions only: channels may add others. */
export const checkRoleOf = ({ guildId, roles, ownRoleIds }: GuildRoles, roleId: string): RoleCheck => {
  const role = roles.find(({ id }) => id === roleId)
  if (!role) return { kind: 'gone' }
  if (roleId === guildId) return { kind: 'everyone' }
  if (role.managed) return { kind: 'managed' }
  const permissions = DANGEROUS.filter(name => (BigInt(role.permissions) & PermissionFlagsBits[name]) !== 0n)
  if (permissions.length > 0) return { kind: 'dangerous', permissions }
  if (!mayManageRoles(guildId, roles, ownRoleIds)) return { kind: 'no-permission' }
  return isBelow(roles, role, ownRoleIds) ? { kind: 'fine' } : { kind: 'too-high' }
}

/** Whether these roles let someone manage roles in the whole guild. */
export const mayManageRoles = (
  guildId: string,
  roles: readonly APIRole[],
  ownRoleIds: readonly string[],
): boolean => {
  const { Administrator, ManageRoles } = PermissionFlagsBits
  return roles
    .filter(({ id }) => id === guildId || ownRoleIds.includes(id))
    .some(({ permissions }) => (BigInt(permissions) & (Administrator | ManageRoles)) !== 0n)
}

/** Whether a role is below the highest of these (Discord, "Permission Hierarchy"): of two in one position, the newer one is lower. */
export const isBelow = (roles: readonly APIRole[], role: APIRole, roleIds: readonly string[]): boolean =>
  roles.some(
    other =>
      roleIds.includes(other.id) &&
      (other.position > role.position ||
        (other.position === role.position && BigInt(other.id) < BigInt(role.id))),
  )
