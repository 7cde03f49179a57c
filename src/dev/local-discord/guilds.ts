import { GatewayIntentBits } from 'discord-api-types/v10'
import type { Gateway } from './gateway.ts'
import { LOCALES } from './locales.ts'
import { requireOffered } from './not-offered.ts'
import { BOT_PERMISSIONS, bits, type PermissionName } from './permissions.ts'
import { addRole, botRoleOf, deleteRole } from './roles.ts'
import { guildJson } from './routes/guilds.ts'
import type { Guild, World } from './world.ts'

export type GuildOptions = {
  readonly withoutBot?: boolean
  readonly locale?: string
  readonly botPermissions?: readonly PermissionName[]
}

export const addGuild = (world: World, name: string, options: GuildOptions): Guild => {
  const id = world.newId()
  const guild: Guild = {
    id,
    name,
    ownerId: '1',
    locale: options.locale ?? 'en-US',
    botPermissions: bits(options.botPermissions ?? BOT_PERMISSIONS),
    hasBot: false,
    // @everyone grants nothing: all permissions come from roles with a clear owner.
    roles: new Map([[id, { id, name: '@everyone', permissions: 0n, mentionable: false, managed: false }]]),
    roleOrder: [],
    members: new Map(),
    joinedAt: new Map(),
    channelIds: new Set(),
  }
  world.guilds.set(id, guild)
  world.guildIds.push(id)
  if (!options.withoutBot) addBotRole(world, guild)
  return guild
}

const addBotRole = (world: World, guild: Guild): void => {
  guild.hasBot = true
  const name = world.users.get(world.botId)!.name
  const role = {
    name,
    permissions: guild.botPermissions,
    mentionable: false,
    managed: true,
    botId: world.botId,
  }
  addRole(world, guild, role)
}

/** Changes the preferred locale, and dispatches GUILD_UPDATE. */
export const setGuildLocale = (world: World, gateway: Gateway, guild: Guild, locale: string): void => {
  requireOffered(LOCALES.includes(locale), `there is no language "${locale}"`)
  guild.locale = locale
  const { channels, threads, members, ...update } = guildJson(world, guild)
  if (guild.hasBot) gateway.dispatch('GUILD_UPDATE', update, guild.id, GatewayIntentBits.Guilds)
  world.events.emit('change')
}

/** Adds the bot to the server. */
export const addBot = (world: World, gateway: Gateway, guild: Guild): void => {
  if (guild.hasBot) return
  addBotRole(world, guild)
  gateway.dispatch('GUILD_CREATE', guildJson(world, guild), guild.id, GatewayIntentBits.Guilds)
  world.events.emit('change')
}

/** Removes the bot from the server. */
export const removeBot = (world: World, gateway: Gateway, guild: Guild): void => {
  if (!guild.hasBot) return
  guild.hasBot = false
  deleteRole(guild, botRoleOf(world, guild)!.id)
  // Without `unavailable` it means removal, not an outage (events/gateway-events, Guild Delete).
  gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild.id, GatewayIntentBits.Guilds)
  world.events.emit('change')
}
