import { GatewayIntentBits } from 'discord-api-types/v10'
import type { Gateway } from './gateway.ts'
import { BOT_PERMISSIONS, bits, type PermissionName } from './permissions.ts'
import { addRole, botRoleOf } from './roles.ts'
import { guildJson } from './routes/guilds.ts'
import type { Server, World } from './world.ts'

export type ServerOptions = {
  readonly withoutBot?: boolean
  readonly botPermissions?: readonly PermissionName[]
}

export const addServer = (world: World, name: string, options: ServerOptions): Server => {
  const id = world.newId()
  const server: Server = {
    id,
    name,
    locale: 'en-US',
    botPermissions: bits(options.botPermissions ?? BOT_PERMISSIONS),
    hasBot: false,
    // It gives nothing, so that every permission of bot and people comes from a role that says whose it is.
    roles: new Map([[id, { id, name: '@everyone', permissions: 0n, mentionable: false, managed: false }]]),
    members: new Map(),
    channelIds: new Set(),
  }
  world.servers.set(id, server)
  world.serverIds.push(id)
  if (!options.withoutBot) admit(world, server)
  return server
}

const admit = (world: World, server: Server): void => {
  server.hasBot = true
  const name = world.users.get(world.botId)!.name
  addRole(world, server, { name, permissions: server.botPermissions, mentionable: false, managed: true })
}

/** Somebody invites the bot. */
export const addBot = (world: World, gateway: Gateway, server: Server): void => {
  if (server.hasBot) return
  admit(world, server)
  gateway.dispatch('GUILD_CREATE', guildJson(world, server), server.id, GatewayIntentBits.Guilds)
  world.events.emit('change')
}

/** Somebody throws the bot out. */
export const removeBot = (world: World, gateway: Gateway, server: Server): void => {
  if (!server.hasBot) return
  server.hasBot = false
  server.roles.delete(botRoleOf(server)!.id)
  // Without `unavailable` it means removal, not an outage (events/gateway-events, Guild Delete).
  gateway.dispatch('GUILD_DELETE', { id: server.id }, server.id, GatewayIntentBits.Guilds)
  world.events.emit('change')
}
