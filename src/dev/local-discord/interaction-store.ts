import { deleteUploads } from './file-upload.ts'
import type { StoredInteraction, World } from './world.ts'

/** How long an interaction token is valid (receiving-and-responding). */
export const TOKEN_LIFE_MS = 15 * 60_000

/** Stores an interaction, and drops those with expired tokens: they would be refused anyway. */
export const storeInteraction = (world: World, interaction: StoredInteraction): void => {
  for (const old of world.interactions.values()) {
    if (world.now() - old.createdAt <= TOKEN_LIFE_MS) break
    if (old.settled) forget(world, old)
  }
  world.interactions.set(interaction.token, interaction)
}

/** With a limit (`keep`), evicts the oldest answered interactions, public and private ones counted apart. */
export const evictAnswered = (world: World, { token, channel, original }: StoredInteraction): void => {
  if (world.keep === Number.POSITIVE_INFINITY) return
  const isPublic = original !== null && channel.messages.get(original)?.visibleTo === null
  const tokens = isPublic ? world.answered.publicly : world.answered.privately
  tokens.add(token)
  for (const oldest of tokens) {
    if (tokens.size <= world.keep) break
    tokens.delete(oldest)
    const interaction = world.interactions.get(oldest)
    if (interaction) forget(world, interaction)
  }
}

const forget = (world: World, { token, uploadIds }: StoredInteraction): void => {
  world.interactions.delete(token)
  deleteUploads(world, uploadIds)
}
