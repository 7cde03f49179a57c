import type { StoredInteraction, World } from './world.ts'

/** How long an interaction's token may speak, ms (Discord: interactions/receiving-and-responding). */
export const TOKEN_LIFE_MS = 15 * 60_000

/** Keeps an interaction, and forgets those whose tokens are dead: nobody can tell the difference. */
export const remember = (world: World, interaction: StoredInteraction): void => {
  for (const old of world.interactions.values()) {
    if (world.now() - old.createdAt <= TOKEN_LIFE_MS) break
    if (old.settled) world.interactions.delete(old.token)
  }
  world.interactions.set(interaction.token, interaction)
}
