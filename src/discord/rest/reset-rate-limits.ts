import type { REST } from 'discord.js'

/**
 * Clears the rate limit state of discord.js after a clock rollback. It holds reset times by the wall clock, so requests
 * would wait until the clock is there again. Discord's next responses bring the current limits.
 *
 * `globalReset` and `handlers` (the route buckets) are internal to @discordjs/rest (2.6). If they change,
 * test/discord/rest/reset-rate-limits.test.ts fails.
 */
export const resetRateLimits = (rest: REST): void => {
  rest.globalReset = -1
  rest.handlers.clear()
}
