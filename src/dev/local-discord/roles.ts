import { type Json, type Role, type Server, userJson, type World } from './world.ts'

/** A role as people see it. */
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

export const addRole = (world: World, server: Server, role: Omit<Role, 'id'>): Role => {
  const stored = { id: world.newId(), ...role }
  server.roles.set(stored.id, stored)
  return stored
}

/** The role that gives people these permissions; made at the first need. @everyone gives none. */
export const roleGiving = (world: World, server: Server, permissions: bigint): Role => {
  const known = [...server.roles.values()].find(
    role => role.permissions === permissions && role.name === PEOPLE && !role.managed,
  )
  return known ?? addRole(world, server, { name: PEOPLE, permissions, mentionable: false, managed: false })
}

const PEOPLE = 'Members'

export const botRoleOf = (server: Server): Role | undefined =>
  [...server.roles.values()].find(({ managed }) => managed)

export const roleJson = (world: World, { roles }: Server, role: Role): Json => ({
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

export const rolesJson = (world: World, server: Server): Json[] =>
  [...server.roles.values()].map(role => roleJson(world, server, role))

/** The ids of somebody's roles, @everyone not counted; null where they are no member. */
export const rolesOf = (world: World, server: Server, userId: string): readonly string[] | null => {
  if (userId !== world.botId) return server.members.get(userId) ?? null
  return server.hasBot ? [botRoleOf(server)!.id] : null
}

/** A member as Discord sends one, without the user. */
export const partialMemberJson = (world: World, server: Server, userId: string): Json => ({
  roles: rolesOf(world, server, userId) ?? [],
  joined_at: '2026-01-01T00:00:00Z',
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  pending: false,
  communication_disabled_until: null,
  flags: 0,
})

export const memberJson = (world: World, server: Server, userId: string): Json => ({
  ...partialMemberJson(world, server, userId),
  user: userJson(world.users.get(userId)!),
  deaf: false,
  mute: false,
})
