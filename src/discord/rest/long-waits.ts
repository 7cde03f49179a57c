import { type REST, RESTEvents } from 'discord.js'
import type { Log } from '../../ops/log.ts'

/** Shorter waits are everyday life with a rate limit, ms. */
const MIN_WAIT_MS = 5000

/** Logs when Discord makes a request wait for long: discord.js waits without a word. */
export const logLongWaits = (rest: REST, log: Log): void => {
  rest.on(RESTEvents.Response, ({ method, route }, { status, headers }) => {
    const waitMs = Number(headers.get('retry-after')) * 1000
    if (status === 429 && waitMs >= MIN_WAIT_MS)
      log.warn(`Discord asks to wait: ${method} ${route} is tried again in ${waitMs / 1000} s`)
  })
}
