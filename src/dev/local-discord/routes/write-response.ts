import { MessageFlags } from 'discord-api-types/v10'
import type { Json } from '../json.ts'
import { createMessage } from '../messages.ts'
import type { ApiRequest } from '../request.ts'
import type { StoredInteraction, StoredMessage, World } from '../world.ts'

export const isEphemeral = (body: Json): boolean => (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0

const originOf = (interaction: StoredInteraction): Json => ({
  id: interaction.id,
  type: TYPES[interaction.kind],
  user: userOf(interaction),
  authorizing_integration_owners: {},
})

const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

const userOf = ({ user }: StoredInteraction): Json => ({
  id: user.id,
  username: user.name,
  discriminator: '0',
  avatar: null,
})

/** Null for what answers no command, and for what follows the first answer. */
const invokedBy = (interaction: StoredInteraction): Json | null => {
  if (interaction.command === null || interaction.original !== null) return null
  return { id: interaction.id, type: 2, name: interaction.command, user: userOf(interaction) }
}

/** Writes a message in answer to an interaction. */
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
    interaction: originOf(interaction),
    invoked: invokedBy(interaction),
  })
