import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocketOptions } from 'discord.js'
import type { Coordinator } from '../../play/ports/process.ts'

type IdentifyThrottler = Awaited<ReturnType<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>>

/**
 * Discord lets one shard per rate limit key identify every 5 s, by the time of arrival (documentation of the gateway,
 * "max_concurrency"). The margin is for the network.
 */
const IDENTIFY_INTERVAL_MS = 5250

const RETRY_MS = 1000

/** An identify throttler whose rate limit all processes share through the database. */
export const createIdentifyThrottler = (
  coordinator: Coordinator,
  maxConcurrency: number,
): IdentifyThrottler => ({
  async waitForIdentify(shardId, signal) {
    const ms = await reserveSlot(coordinator, `identify ${shardId % maxConcurrency}`, signal)
    await wait(ms, undefined, { signal })
  },
})

/** Retries until the database answers: Discord counts an identify that comes too early against the bot's daily limit. */
const reserveSlot = async (coordinator: Coordinator, name: string, signal: AbortSignal): Promise<number> => {
  for (;;) {
    const ms = await coordinator.reserveSlot(name, IDENTIFY_INTERVAL_MS).catch(() => null)
    if (ms !== null) return ms
    await wait(RETRY_MS, undefined, { signal })
  }
}
