import { MessageFlags } from 'discord-api-types/v10'
import type { Json } from '../json.ts'
import { createMessage } from '../messages.ts'
import type { ApiRequest } from '../request.ts'
import { type StoredInteraction, type StoredMessage, userJson, type World } from '../world.ts'

export const isEphemeral = (body: Json): boolean => (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** Null for other kinds of interactions, and for followups. */
const invokedBy = (interaction: StoredInteraction): Json | null => {
  if (interaction.command === null || interaction.original !== null) return null
  return { id: interaction.id, type: 2, name: interaction.command, user: userJson(interaction.user) }
}

/** Writes a message in response to an interaction. */
export const writeResponse = (
  world: World,
  interaction: StoredInteraction,
  body: Json,
  request: ApiRequest,
): StoredMessage =>
  createMessage(world, {
    channel: interaction.channel,
    body,
    uploads: request.uploads,
    visibleTo: isEphemeral(body) ? interaction.user.id : null,
    interaction: interaction.metadata,
    invoked: invokedBy(interaction),
  })
