import { PermissionFlagsBits } from 'discord-api-types/v10'
import { botPermissionsIn } from '../permissions.ts'
import { REFUSALS } from '../refusal.ts'
import type { Channel, Guild, StoredMessage, World } from '../world.ts'

/** The channel, if the bot may see it. */
export const seen = (world: World, id: string): Channel => {
  const channel = world.channels.get(id)
  if (!channel) throw REFUSALS.unknownChannel()
  if (!may(world, channel, PermissionFlagsBits.ViewChannel)) throw REFUSALS.missingAccess()
  return channel
}

export const may = (world: World, channel: Channel, needed: bigint): boolean =>
  (botPermissionsIn(world, channel) & needed) === needed

export const permit = (world: World, channel: Channel, needed: bigint): void => {
  if (!may(world, channel, needed)) throw REFUSALS.missingPermissions()
}

export const found = (channel: Channel, id: string): StoredMessage => {
  const message = channel.messages.get(id)
  // An ephemeral message exists for its interaction alone.
  if (!message || message.visibleTo !== null) throw REFUSALS.unknownMessage()
  return message
}

/** The server, if the bot is in it. */
export const joined = (world: World, id: string): Guild => {
  const guild = world.guilds.get(id)
  if (!guild?.hasBot) throw REFUSALS.missingAccess()
  return guild
}
