import { randomBytes } from 'node:crypto'
import type { Client } from 'discord.js'
import type { Log } from '../../ops/log.ts'

type Handler = { handlePacket(packet?: { readonly t?: unknown }, shard?: unknown): unknown }

/**
 * Error boundary around the event handlers of discord.js: they build objects from Discord's JSON, and an event that
 * they can't build (`permissions: "abc"`) would throw out of the WebSocket's listener and end the process. It is
 * logged under an id and skipped. Interactions are left out of discord.js: dispatch.ts reads their raw JSON.
 *
 * `handlePacket` is internal to discord.js (14.28). If it changes, test/e2e/bad-events.test.ts fails.
 */
export const surviveBadEvents = (client: Client, log: Log): void => {
  const manager = client.ws as unknown as Handler
  const handlePacket = manager.handlePacket.bind(manager)
  manager.handlePacket = (packet, shard) => {
    try {
      return handlePacket(packet?.t === 'INTERACTION_CREATE' ? undefined : packet, shard)
    } catch (error) {
      const reference = randomBytes(4).toString('hex')
      log.error({ err: error, reference, event: packet?.t }, 'an event from Discord could not be read')
      return false
    }
  }
}
