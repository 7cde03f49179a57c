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

export const addRole = (world: World, guild: Guild, role: Omit<Role, 'id'>): Role => {
  const stored = { id: world.newId(), ...role }
  guild.roles.set(stored.id, stored)
  return stored
}

/** Finds or creates the role that grants members these permissions, since @everyone grants none. */
export const roleGiving = (world: World, guild: Guild, permissions: bigint): Role => {
  const existing = [...guild.roles.values()].find(
    role => role.permissions === permissions && role.name === PEOPLE && !role.managed,
  )
  return existing ?? addRole(world, guild, { name: PEOPLE, permissions, mentionable: false, managed: false })
}

const PEOPLE = 'Members'

export const botRoleOf = (guild: Guild): Role | undefined =>
  [...guild.roles.values()].find(({ managed }) => managed)

export const roleJson = (world: World, { roles }: Guild, role: Role): Json => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  position: [...roles.keys()].indexOf(role.id),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: role.managed,
  mentionable: role.mentionable,
  icon: null,
  unicode_emoji: null,
  flags: 0,
  ...(role.managed && { tags: { bot_id: world.botId } }),
})

export const rolesJson = (world: World, guild: Guild): Json[] =>
  [...guild.roles.values()].map(role => roleJson(world, guild, role))

/** A member's role ids without @everyone; null for non-members. */
export const rolesOf = (world: World, guild: Guild, userId: string): readonly string[] | null => {
  if (userId !== world.botId) return guild.members.get(userId) ?? null
  return guild.hasBot ? [botRoleOf(guild)!.id] : null
}

/** A member as Discord sends one, without the user. */
export const partialMemberJson = (world: World, guild: Guild, userId: string): Json => ({
  roles: rolesOf(world, guild, userId) ?? [],
  joined_at: '2026-01-01T00:00:00Z',
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
