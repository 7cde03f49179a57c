import { MessageFlags, InteractionResponseType as Type } from 'discord-api-types/v10'
import { editMessage } from '../messages.ts'
import { demand, REFUSALS, Refused } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import {
  checkAutocomplete,
  checkDefer,
  checkMessage,
  checkModal,
  type MessageContext,
} from '../rules/index.ts'
import type { Json, StoredInteraction, StoredMessage, World } from '../world.ts'
import { editing, filesOf } from './messages.ts'
import { type Answer, NOTHING, ok, type Route } from './route.ts'
import { isEphemeral, say } from './say.ts'

/** Which answers each kind of interaction takes. */
const TAKES: Record<StoredInteraction['kind'], readonly number[]> = {
  command: [Type.ChannelMessageWithSource, Type.DeferredChannelMessageWithSource, Type.Modal],
  component: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
    Type.Modal,
  ],
  modal: [
    Type.ChannelMessageWithSource,
    Type.DeferredChannelMessageWithSource,
    Type.DeferredMessageUpdate,
    Type.UpdateMessage,
  ],
  autocomplete: [Type.ApplicationCommandAutocompleteResult],
}

/** A modal that a command opened has no message to update. */
const UPDATES: readonly number[] = [Type.DeferredMessageUpdate, Type.UpdateMessage]

const callback = (world: World, request: Request, [id, token]: readonly string[]): Answer => {
  const interaction = world.interactions.get(token!)
  if (!interaction || interaction.id !== id || interaction.tooLate) throw REFUSALS.unknownInteraction()
  if (interaction.acknowledged) throw REFUSALS.alreadyAcknowledged()
  if (!world.channels.has(interaction.channel.id)) throw REFUSALS.unknownChannel()
  const { type, data } = jsonOf(request) as { type: number; data?: Json }
  if (!TAKES[interaction.kind].includes(type)) throw REFUSALS.badResponseType()
  if (UPDATES.includes(type) && !interaction.source) throw REFUSALS.badResponseType()
  const message = respond(world, interaction, type, data ?? {}, request)
  interaction.acknowledged = { type, ephemeral: isEphemeral(data ?? {}) }
  interaction.settle({ type, data: data ?? {} })
  if (request.query.get('with_response') !== 'true') return NOTHING
  return ok({
    interaction: { id, type: 2, response_message_id: message?.id ?? null },
    resource: { type, ...(message && { message: message.json }) },
  })
}

const respond = (
  world: World,
  interaction: StoredInteraction,
  type: number,
  data: Json,
  request: Request,
): StoredMessage | null => {
  switch (type) {
    case Type.ChannelMessageWithSource:
      demandMessage(data, { kind: 'callback', existing: null, files: filesOf(request) })
      return remember(interaction, say(world, interaction, data, request))
    case Type.DeferredChannelMessageWithSource:
      demand(checkDefer(data))
      return remember(
        interaction,
        say(world, interaction, { flags: Number(data.flags ?? 0) | MessageFlags.Loading }, request),
      )
    case Type.UpdateMessage: {
      const source = interaction.source!
      demandMessage(data, editing('update', source, request))
      editMessage(world, source, data, request.uploads)
      return remember(interaction, source)
    }
    case Type.DeferredMessageUpdate:
      return remember(interaction, interaction.source!)
    case Type.Modal:
      demand(checkModal(data))
      return null
    default:
      demand(checkAutocomplete(data))
      return null
  }
}

/** A callback's message lies under `data`, and so do the places of its mistakes. */
const demandMessage = (data: Json, context: MessageContext): void => {
  const refusal = checkMessage(data, context)
  if (refusal) throw new Refused(refusal.errors ? { ...refusal, errors: { data: refusal.errors } } : refusal)
}

const remember = (interaction: StoredInteraction, message: StoredMessage): StoredMessage => {
  interaction.original = message.id
  return message
}

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/interactions/*/*/callback', auth: 'token', handle: callback },
]
