import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocketOptions } from 'discord.js'
import type { RateSlots } from '../../play/ports/process.ts'

type IdentifyThrottler = Awaited<ReturnType<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>>

/**
 * Discord lets one shard per rate limit key identify every 5 s, by the time of arrival (documentation of the gateway,
 * "max_concurrency"). The margin is for the network.
 */
const IDENTIFY_INTERVAL_MS = 5250

const RETRY_MS = 1000

/**
 * An identify throttler whose slots are in the database: all processes share them, and a process that starts again at
 * once knows of the identify before it.
 */
export const createIdentifyThrottler = (
  slots: RateSlots,
  maxConcurrency: number,
  intervalMs = IDENTIFY_INTERVAL_MS,
): IdentifyThrottler => {
  const queues = new Map<string, Promise<void>>()
  return {
    waitForIdentify(shardId, signal) {
      const name = `identify ${shardId % maxConcurrency}`
      const before = queues.get(name) ?? Promise.resolve()
      // One at a time for each key: the next slot is reserved when this one is used.
      const turn = before.then(() => waitForSlot(slots, name, intervalMs, signal))
      queues.set(
        name,
        turn.catch(() => {}),
      )
      return turn
    },
  }
}

const waitForSlot = async (
  slots: RateSlots,
  name: string,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> => {
  const ms = await reserveSlot(slots, name, intervalMs, signal)
  await wait(ms, undefined, { signal })
}

/** Retries until the database answers: Discord counts an identify that comes too early against the bot's daily limit. */
const reserveSlot = async (
  slots: RateSlots,
  name: string,
  intervalMs: number,
  signal: AbortSignal,
): Promise<number> => {
  for (;;) {
    signal.throwIfAborted()
    const ms = await slots.reserveSlot(name, intervalMs).catch(() => null)
    if (ms !== null) return ms
    await wait(RETRY_MS, undefined, { signal })
  }
}
