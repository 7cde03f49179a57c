import { setTimeout as wait } from 'node:timers/promises'
import { DefaultRestOptions, type REST, RESTEvents, type RESTOptions } from 'discord.js'
import type { Coordinator } from '../../play/ports/process.ts'

/**
 * Discord's one-second windows do not line up with ours, and requests that were sent evenly arrive in clusters: this
 * margin allows for a tenth of a second of network delay.
 */
const SHARE = 0.9

/** Requests per second that the bot sends if Discord allows `requestsASecond`. */
export const requestRate = (requestsASecond: number): number =>
  Math.max(1, Math.floor(requestsASecond * SHARE))

/** The delay while the database is unreachable, ms. The bot sends little then anyway. */
const FALLBACK_DELAY_MS = 100

/** The name of the shared rate limit's slots. */
const LIMIT_NAME = 'requests'

/** Keeps the bot below Discord's global rate limit. */
export type RateLimiter = {
  /** Waits for a slot, then sends the request. */
  readonly makeRequest: RESTOptions['makeRequest']
  /** Resolves when the next background request may start. */
  pace(): Promise<void>
  /** Pauses all processes when a response says that the global limit was hit. */
  watch(rest: REST): void
}

/** A single process relies on the limiter of discord.js and only spaces background requests evenly. */
export const createRateLimiter = (
  coordinator: Coordinator | null,
  requestsASecond: number,
  onError: (what: string, error: unknown) => void,
): RateLimiter => {
  const everyMs = 1000 / requestRate(requestsASecond)
  if (coordinator === null)
    return {
      makeRequest: DefaultRestOptions.makeRequest,
      pace: () => wait(Math.ceil(everyMs)),
      watch: () => {},
    }
  return sharedRateLimiter(coordinator, everyMs, onError)
}

/** Several processes share one limit through slots in the database. */
const sharedRateLimiter = (
  coordinator: Coordinator,
  everyMs: number,
  onError: (what: string, error: unknown) => void,
): RateLimiter => {
  const queued = new Set<Promise<unknown>>()
  const waitForSlot = async (): Promise<void> => {
    const ms = await coordinator.reserveSlot(LIMIT_NAME, everyMs).catch(() => FALLBACK_DELAY_MS)
    if (ms > 0) await wait(ms)
  }
  return {
    async makeRequest(url, init) {
      const slot = waitForSlot()
      queued.add(slot)
      await slot.finally(() => queued.delete(slot))
      return DefaultRestOptions.makeRequest(url, init)
    },
    async pace() {
      await wait(Math.ceil(everyMs))
      // Waits for an empty queue, so at most one background request per process delays the ones people wait for.
      while (queued.size > 0) await Promise.all(queued)
    },
    watch(rest) {
      rest.on(RESTEvents.RateLimited, ({ global, retryAfter }) => {
        if (!global) return
        coordinator
          .pauseSlots(LIMIT_NAME, retryAfter)
          .catch(error => onError('couldn’t tell the other processes to wait', error))
      })
    },
  }
}
