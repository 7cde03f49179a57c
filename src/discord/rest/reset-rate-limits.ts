import type { REST } from 'discord.js'

/**
 * For after the clock was put back: discord.js remembers by the clock until when it must wait, and would then wait
 * until the clock has come there again. Discord says anew, with each answer, how much it takes.
 */
export const resetRateLimits = (rest: REST): void => {
  rest.globalReset = -1
  rest.handlers.clear()
}
