import { type REST, RESTEvents } from 'discord.js'
import type { Log } from '../../ops/log.ts'

/** Discord bans an address for a while after 10,000 invalid requests in 10 minutes (Discord, "Rate Limits"). */
const WINDOW_MS = 10 * 60_000

/** Far below that: several processes may share an address, and some of these requests can't be avoided. */
export const MAX_INVALID = 500

/** Counts the requests of the last 10 minutes that Discord holds against this address. */
export type InvalidRequests = {
  watch(rest: REST): void
  recent(): number
  /** Whether there were so many that the bot should ask for nothing that it can do without. */
  isOver(): boolean
}

export const createInvalidRequests = (now: () => number, log: Log): InvalidRequests => {
  let times: number[] = []
  let wasOver = false
  const recent = (): number => {
    const from = now() - WINDOW_MS
    times = times.filter(at => at > from)
    return times.length
  }
  const count = (): void => {
    // Bounded: how many more there were makes no difference.
    if (times.length < 2 * MAX_INVALID) times.push(now())
    const isOver = recent() >= MAX_INVALID
    if (isOver && !wasOver)
      log.warn(
        { requests: times.length, minutes: WINDOW_MS / 60_000 },
        'Discord refused many requests: no permissions are looked up until it is fewer',
      )
    wasOver = isOver
  }
  return {
    watch(rest) {
      rest.on(RESTEvents.Response, (_, { status, headers }) => {
        if (isInvalid(status, headers.get('x-ratelimit-scope'))) count()
      })
    },
    recent,
    isOver: () => recent() >= MAX_INVALID,
  }
}

/** What Discord counts: 401, 403 and 429, except a 429 of a limit that everyone shares. */
export const isInvalid = (status: number, scope: string | null): boolean =>
  status === 401 || status === 403 || (status === 429 && scope !== 'shared')
