import { DiscordAPIError } from 'discord.js'

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
