import type { Json } from './json.ts'
import { type Guild, type Role, userJson, type World } from './world.ts'

/** A read-only view of a role. */
export class RoleView {
  readonly id: string
  readonly name: string
  readonly mentionable: boolean

  constructor({ id, name, mentionable }: Role) {
    this.id = id
    this.name = name
    this.mentionable = mentionable
  }
}

/** A new role is the lowest one above @everyone, as in Discord. */
export const addRole = (world: World, guild: Guild, role: Omit<Role, 'id'>): Role => {
  const stored = { id: world.newId(), ...role }
  guild.roles.set(stored.id, stored)
  guild.roleOrder.unshift(stored.id)
  return stored
}

/** Deletes a role, also from its members. */
export const deleteRole = (guild: Guild, id: string): void => {
  guild.roles.delete(id)
  guild.roleOrder.splice(guild.roleOrder.indexOf(id), 1)
  for (const [userId, roles] of guild.members)
    guild.members.set(
      userId,
      roles.filter(roleId => roleId !== id),
    )
}

/** From 0, which is that of @everyone. */
export const positionOf = (guild: Guild, roleId: string): number => guild.roleOrder.indexOf(roleId) + 1

/** The position of a member's highest role. */
export const highestPosition = (guild: Guild, roleIds: readonly string[]): number =>
  Math.max(0, ...roleIds.map(id => positionOf(guild, id)))

/** Finds or creates the role that grants members these permissions, since @everyone grants none. */
export const roleGiving = (world: World, guild: Guild, permissions: bigint): Role => {
  const existing = [...guild.roles.values()].find(
    role => role.permissions === permissions && role.name === PEOPLE && !role.managed,
  )
  return existing ?? addRole(world, guild, { name: PEOPLE, permissions, mentionable: false, managed: false })
}

/** The name of the roles that only carry permissions. */
export const PEOPLE = 'Members'

export const botRoleOf = (world: World, guild: Guild): Role | undefined =>
  [...guild.roles.values()].find(({ botId }) => botId === world.botId)

export const roleJson = (guild: Guild, role: Role): Json => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  position: positionOf(guild, role.id),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: role.managed,
  mentionable: role.mentionable,
  icon: null,
  unicode_emoji: null,
  flags: 0,
  ...(role.botId !== undefined && { tags: { bot_id: role.botId } }),
})

export const rolesJson = (guild: Guild): Json[] =>
  [...guild.roles.values()].map(role => roleJson(guild, role))

/** A member's role ids without @everyone; null for non-members. */
export const rolesOf = (world: World, guild: Guild, userId: string): readonly string[] | null => {
  if (userId !== world.botId) return guild.members.get(userId) ?? null
  return guild.hasBot ? [botRoleOf(world, guild)!.id] : null
}

const JOINED_AT = Date.parse('2026-01-01T00:00:00Z')

/** A member as Discord sends one, without the user. */
export const partialMemberJson = (world: World, guild: Guild, userId: string): Json => ({
  roles: rolesOf(world, guild, userId) ?? [],
  joined_at: new Date(guild.joinedAt.get(userId) ?? JOINED_AT).toISOString(),
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  pending: false,
  communication_disabled_until: null,
  flags: 0,
})

export const memberJson = (world: World, guild: Guild, userId: string): Json => ({
  ...partialMemberJson(world, guild, userId),
  user: userJson(world.users.get(userId)!),
  deaf: false,
  mute: false,
})
