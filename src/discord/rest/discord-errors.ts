import { DiscordAPIError } from 'discord.js'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { DeliveryRefusal } from '../../play/ports/publisher.ts'

/**
 * Whether an error is permanent, so a retry cannot help: the message, the channel or the permission is gone. The status
 * must be 401, 403 or 404, and Discord's JSON error code must be 10xxx (unknown) or 50xxx (not allowed). Without such
 * a code the cause is not this request: the bot token was reset, or a proxy in front of Discord rejects everything.
 */
export const isFinal = (error: unknown): error is DiscordAPIError => {
  if (!(error instanceof DiscordAPIError) || ![401, 403, 404].includes(error.status)) return false
  const group = Math.floor(Number(error.code) / 10_000)
  return group === 1 || group === 5
}

/** What a permanent error says is gone. */
export const refusalOf = ({ code }: DiscordAPIError): DeliveryRefusal => {
  if (code === RESTJSONErrorCodes.UnknownChannel || code === RESTJSONErrorCodes.UnknownGuild)
    return 'channel-gone'
  if (code === RESTJSONErrorCodes.UnknownMessage) return 'message-gone'
  return code === RESTJSONErrorCodes.MissingPermissions ? 'no-permission' : 'no-access'
}
