import { PermissionFlagsBits } from 'discord-api-types/v10'
import { API_ERRORS } from '../api-errors.ts'
import { botPermissionsIn } from '../permissions.ts'
import type { Channel, Guild, StoredMessage, World } from '../world.ts'

/** The channel, if the bot can view it. */
export const visibleChannel = (world: World, id: string): Channel => {
  const channel = world.channels.get(id)
  if (!channel) throw API_ERRORS.unknownChannel()
  if (!botHasPermission(world, channel, PermissionFlagsBits.ViewChannel)) throw API_ERRORS.missingAccess()
  return channel
}

export const botHasPermission = (world: World, channel: Channel, needed: bigint): boolean =>
  (botPermissionsIn(world, channel) & needed) === needed

export const requirePermission = (world: World, channel: Channel, needed: bigint): void => {
  if (!botHasPermission(world, channel, needed)) throw API_ERRORS.missingPermissions()
}

export const publicMessage = (channel: Channel, id: string): StoredMessage => {
  const message = channel.messages.get(id)
  // Ephemeral messages are only reachable through their interaction.
  if (!message || message.visibleTo !== null) throw API_ERRORS.unknownMessage()
  return message
}

/** The server, if the bot is in it. */
export const joinedGuild = (world: World, id: string): Guild => {
  const guild = world.guilds.get(id)
  if (!guild?.hasBot) throw API_ERRORS.missingAccess()
  return guild
}
