import { DiscordAPIError } from 'discord.js'

/**
 * Whether Discord itself refused for good: the token, the message, the channel or the right is gone (401, 403 and
 * 404 stay what they are), and its code says so: from 10000 on something is unknown, from 50000 on it is not
 * allowed ("JSON error codes"). Without such a code the bot's token was reset, or what stands before Discord turns
 * everything away for a while, and no channel is to blame.
 */
export const isFinal = (error: unknown): error is DiscordAPIError => {
  if (!(error instanceof DiscordAPIError) || ![401, 403, 404].includes(error.status)) return false
  const group = Math.floor(Number(error.code) / 10_000)
  return group === 1 || group === 5
}
