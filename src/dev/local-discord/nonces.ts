import type { Channel, StoredMessage, World } from './world.ts'

/** How long a nonce deduplicates messages; Discord says "the past few minutes". */
const NONCE_MS = 5 * 60_000

const nonceKey = (channelId: string, nonce: string): string => `${channelId} ${nonce}`

const isFresh = (world: World, { json }: StoredMessage): boolean =>
  world.now() - Date.parse(String(json.timestamp)) < NONCE_MS

export const rememberNonce = (world: World, message: StoredMessage): void => {
  for (const [key, old] of world.nonces) {
    if (isFresh(world, old)) break
    world.nonces.delete(key)
  }
  const key = nonceKey(message.channelId, message.nonce!)
  world.nonces.delete(key)
  world.nonces.set(key, message)
}

/** The recent message with this nonce in this channel. */
export const sameNonce = (world: World, channel: Channel, nonce: string): StoredMessage | undefined => {
  const message = world.nonces.get(nonceKey(channel.id, nonce))
  return message && !message.deleted && isFresh(world, message) ? message : undefined
}
