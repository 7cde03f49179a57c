import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocketOptions } from 'discord.js'
import type { Coordinator } from '../../play/ports/process.ts'

type IdentifyThrottler = Awaited<ReturnType<NonNullable<WebSocketOptions['buildIdentifyThrottler']>>>

/** Discord lets one shard of each key identify in 5 s (topics/gateway, "max_concurrency"), counted when it arrives. */
const EVERY_MS = 5250

const RETRY_MS = 1000

/** Lets shards identify one after the other, whichever process and machine they are in. */
export const createIdentifyThrottler = (
  coordinator: Coordinator,
  maxConcurrency: number,
): IdentifyThrottler => ({
  async waitForIdentify(shardId, signal) {
    const ms = await slot(coordinator, `identify ${shardId % maxConcurrency}`, signal)
    await wait(ms, undefined, { signal })
  },
})

/** A shard waits until the database can say when its turn is: Discord counts those that come too early. */
const slot = async (coordinator: Coordinator, name: string, signal: AbortSignal): Promise<number> => {
  for (;;) {
    const ms = await coordinator.reserveSlot(name, EVERY_MS).catch(() => null)
    if (ms !== null) return ms
    await wait(RETRY_MS, undefined, { signal })
  }
}
