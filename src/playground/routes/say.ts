import { MessageFlags } from 'discord-api-types/v10'
import { createMessage } from '../messages.ts'
import type { Request } from '../request.ts'
import type { Json, StoredInteraction, StoredMessage, World } from '../world.ts'

export const isEphemeral = (body: Json): boolean => (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0

const originOf = (interaction: StoredInteraction): Json => ({
  id: interaction.id,
  type: interaction.kind === 'component' ? 3 : 2,
  user: { id: interaction.user.id, username: interaction.user.name, discriminator: '0', avatar: null },
  authorizing_integration_owners: {},
})

/** Writes a message in answer to an interaction. */
export const say = (
  world: World,
  interaction: StoredInteraction,
  body: Json,
  request: Request,
): StoredMessage =>
  createMessage(world, {
    channel: interaction.channel,
    body,
    uploads: request.uploads,
    visibleTo: isEphemeral(body) ? interaction.user.id : null,
    interaction: originOf(interaction),
  })
