import { setTimeout as wait } from 'node:timers/promises'
import { DefaultRestOptions, type REST, RESTEvents, type RESTOptions } from 'discord.js'
import type { Shared } from '../../play/ports.ts'

/** Discord's second begins at another moment than ours, and the two overlap by some requests. */
const MARGIN = 2

/** How many requests a second are asked for where Discord takes `requestsASecond`. */
export const askedFor = (requestsASecond: number): number => Math.max(1, requestsASecond - MARGIN)

/** Where the database cannot say whose turn it is, ms. Little can be asked for then anyway. */
const WITHOUT_WORD_MS = 100

const ROW = 'requests'

/** One process's part in the requests that Discord takes of the bot each second. */
export type Budget = {
  /** Sends a request when its turn has come. */
  readonly makeRequest: RESTOptions['makeRequest']
  /** Resolves when something may begin that nobody waits for. */
  pace(): Promise<void>
  /** Makes all processes wait where Discord says that they were too many. */
  watch(rest: REST): void
}

/** With one process discord.js counts by itself, and what nobody waits for just begins evenly. */
export const createBudget = (
  shared: Shared | null,
  requestsASecond: number,
  onTrouble: (what: string, error: unknown) => void,
): Budget => {
  const everyMs = 1000 / askedFor(requestsASecond)
  if (shared === null)
    return {
      makeRequest: DefaultRestOptions.makeRequest,
      pace: () => wait(Math.ceil(everyMs)),
      watch: () => {},
    }
  return sharedBudget(shared, everyMs, onTrouble)
}

/** Several processes stand in one row, whose places the database gives out. */
const sharedBudget = (
  shared: Shared,
  everyMs: number,
  onTrouble: (what: string, error: unknown) => void,
): Budget => {
  const waiting = new Set<Promise<unknown>>()
  const turn = async (): Promise<void> => {
    const ms = await shared.slot(ROW, everyMs).catch(() => WITHOUT_WORD_MS)
    if (ms > 0) await wait(ms)
  }
  return {
    async makeRequest(url, init) {
      const mine = turn()
      waiting.add(mine)
      await mine.finally(() => waiting.delete(mine))
      return DefaultRestOptions.makeRequest(url, init)
    },
    async pace() {
      await wait(Math.ceil(everyMs))
      // One request of this kind a process stands in the row at a time, so that what people wait for comes soon.
      while (waiting.size > 0) await Promise.all(waiting)
    },
    watch(rest) {
      rest.on(RESTEvents.RateLimited, ({ global, retryAfter }) => {
        if (!global) return
        shared
          .hold(ROW, retryAfter)
          .catch(error => onTrouble('the other processes were not told to wait', error))
      })
    },
  }
}
