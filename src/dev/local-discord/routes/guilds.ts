import { PermissionFlagsBits } from 'discord-api-types/v10'
import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import { countUpTo } from '../binary-search.ts'
import { channelJson } from '../channel-json.ts'
import type { Json } from '../json.ts'
import type { ApiRequest } from '../request.ts'
import { highestPosition, memberJson, positionOf, rolesJson, rolesOf } from '../roles.ts'
import { checkGuildPage } from '../rules/index.ts'
import { type Guild, isThread, type Role, type World } from '../world.ts'
import { joinedGuild } from './access.ts'
import { type Handler, NO_CONTENT, ok, type Route } from './route.ts'

const partialGuildJson = ({ id, name, botPermissions }: Guild): Json => ({
  id,
  name,
  icon: null,
  banner: null,
  owner: false,
  permissions: String(botPermissions),
  features: [],
})

const MAX_GUILDS = 200

/** The bot's servers by id, up to 200 per page. */
const guilds = (world: World, { query }: ApiRequest) => {
  const params = Object.fromEntries(query)
  throwIfInvalid(checkGuildPage(params))
  const limit = Number(params.limit ?? MAX_GUILDS)
  const { guildIds } = world
  const before = params.before === undefined ? null : countUpTo(guildIds, BigInt(params.before) - 1n)
  const page =
    before === null
      ? collect(world, countUpTo(guildIds, BigInt(params.after ?? 0)), 1, limit)
      : collect(world, before - 1, -1, limit).reverse()
  return ok(page.map(partialGuildJson))
}

const collect = (world: World, from: number, step: 1 | -1, limit: number): Guild[] => {
  const page: Guild[] = []
  for (let at = from; at >= 0 && at < world.guildIds.length && page.length < limit; at += step) {
    const guild = world.guilds.get(world.guildIds[at]!)!
    if (guild.hasBot) page.push(guild)
  }
  return page
}

const guild = (world: World, _: ApiRequest, [id]: readonly string[]) => {
  const guild = world.guilds.get(id!)
  // Unlike other routes, this one does not reveal whether the server exists (discord-api-docs, issue 5840).
  if (!guild?.hasBot) throw API_ERRORS.unknownGuild()
  return ok({ ...guildJson(world, guild), channels: undefined, threads: undefined, members: undefined })
}

const member = (world: World, _: ApiRequest, [id, userId]: readonly string[]) => {
  const guild = joinedGuild(world, id!)
  if (!world.users.has(userId!)) throw API_ERRORS.unknownUser()
  if (!rolesOf(world, guild, userId!)) throw API_ERRORS.unknownMember()
  return ok(memberJson(world, guild, userId!))
}

/** Gives or takes a role. Both succeed as well where that was done before. */
const changeRole =
  (change: 'add' | 'remove'): Handler =>
  (world, _, [id, userId, roleId]) => {
    const guild = joinedGuild(world, id!)
    const role = guild.roles.get(roleId!)
    if (!role) throw API_ERRORS.unknownRole()
    if (role.id === guild.id) throw API_ERRORS.invalidRole()
    if (!world.users.has(userId!)) throw API_ERRORS.unknownUser()
    const roles = guild.members.get(userId!)
    if (!roles) throw API_ERRORS.unknownMember()
    if (!botMayGive(world, guild, role)) throw API_ERRORS.missingPermissions()
    const others = roles.filter(one => one !== roleId)
    guild.members.set(userId!, change === 'add' ? [...others, roleId!] : others)
    world.events.emit('change')
    return NO_CONTENT
  }

/** topics/permissions, Permission Hierarchy: only roles below one's own highest, also for an administrator. */
const botMayGive = (world: World, guild: Guild, role: Role): boolean => {
  const { ManageRoles, Administrator } = PermissionFlagsBits
  const own = rolesOf(world, guild, world.botId) ?? []
  return (
    (guild.botPermissions & (ManageRoles | Administrator)) !== 0n &&
    !role.managed &&
    positionOf(guild, role.id) < highestPosition(guild, own)
  )
}

export const guildRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/users/@me/guilds', auth: 'bot', handle: guilds },
  { method: 'GET', pattern: '/guilds/*', auth: 'bot', handle: guild },
  {
    method: 'GET',
    pattern: '/guilds/*/roles',
    auth: 'bot',
    handle: (world, _, [id]) => ok(rolesJson(joinedGuild(world, id!))),
  },
  { method: 'GET', pattern: '/guilds/*/members/*', auth: 'bot', handle: member },
  { method: 'PUT', pattern: '/guilds/*/members/*/roles/*', auth: 'bot', handle: changeRole('add') },
  { method: 'DELETE', pattern: '/guilds/*/members/*/roles/*', auth: 'bot', handle: changeRole('remove') },
]

/** A server as in GUILD_CREATE. */
export const guildJson = (world: World, guild: Guild): Json => {
  const channels = [...guild.channelIds].map(id => world.channels.get(id)!)
  const threads = channels.flatMap(({ threadIds }) => [...threadIds].map(id => world.channels.get(id)!))
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    roles: rolesJson(guild),
    emojis: [],
    stickers: [],
    features: [],
    members: guild.hasBot ? [memberJson(world, guild, world.botId)] : [],
    channels: channels.map(channel => channelJson(world, channel)),
    threads: threads.filter(isThread).map(thread => channelJson(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    member_count: guild.members.size + 1,
    unavailable: false,
    preferred_locale: guild.locale,
  }
}
