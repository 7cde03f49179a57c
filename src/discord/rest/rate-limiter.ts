import { setTimeout as wait } from 'node:timers/promises'
import { DefaultRestOptions, type REST, RESTEvents, type RESTOptions } from 'discord.js'
import type { Coordinator } from '../../play/ports/process.ts'

/** Discord's second starts at another moment than ours, so the two windows overlap by some requests. */
const MARGIN = 2

/** Requests a second that the bot sends where Discord takes `requestsASecond`. */
export const requestRate = (requestsASecond: number): number => Math.max(1, requestsASecond - MARGIN)

/** The delay where the database gives out no slots, ms. Little can be sent then anyway. */
const FALLBACK_DELAY_MS = 100

/** The name of the shared rate limit's slots. */
const LIMIT_NAME = 'requests'

/** Rate limiter of one process's requests, within what Discord takes of the bot each second. */
export type RateLimiter = {
  /** Sends a request in its slot. */
  readonly makeRequest: RESTOptions['makeRequest']
  /** Resolves when one more background request may start. */
  pace(): Promise<void>
  /** Pauses all processes where Discord answers that the global limit was hit. */
  watch(rest: REST): void
}

/** A single process leaves the limit to discord.js and only spaces background requests evenly. */
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

/** Several processes share one limit, whose slots the database gives out. */
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
      // At most one background request per process is queued, so what people wait for is sent soon.
      while (queued.size > 0) await Promise.all(queued)
    },
    watch(rest) {
      rest.on(RESTEvents.RateLimited, ({ global, retryAfter }) => {
        if (!global) return
        coordinator
          .pauseSlots(LIMIT_NAME, retryAfter)
          .catch(error => onError('the other processes were not told to wait', error))
      })
    },
  }
}
