import { MessageFlags, InteractionResponseType as Type } from 'discord-api-types/v10'
import { API_ERRORS, ApiError, throwIfInvalid } from '../api-errors.ts'
import type { Json } from '../json.ts'
import { editMessage } from '../messages.ts'
import { type ApiRequest, jsonOf } from '../request.ts'
import {
  checkAutocomplete,
  checkDefer,
  checkMessage,
  checkModal,
  type MessageContext,
} from '../rules/index.ts'
import type { StoredInteraction, StoredMessage, World } from '../world.ts'
import { editContext, uploadedFiles } from './messages.ts'
import { type ApiResponse, NO_CONTENT, ok, type Route } from './route.ts'
import { isEphemeral, writeResponse } from './write-response.ts'

/** The response types that each kind of interaction accepts. */
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

/** The modal of a command has no message to update. */
const UPDATES: readonly number[] = [Type.DeferredMessageUpdate, Type.UpdateMessage]

const callback = (world: World, request: ApiRequest, [id, token]: readonly string[]): ApiResponse => {
  const interaction = world.interactions.get(token!)
  if (!interaction || interaction.id !== id || interaction.tooLate) throw API_ERRORS.unknownInteraction()
  if (interaction.acknowledged) throw API_ERRORS.alreadyAcknowledged()
  if (!world.channels.has(interaction.channel.id)) throw API_ERRORS.unknownChannel()
  const { type, data } = jsonOf(request) as { type: number; data?: Json }
  if (!TAKES[interaction.kind].includes(type)) throw API_ERRORS.badResponseType()
  if (UPDATES.includes(type) && !interaction.source) throw API_ERRORS.badResponseType()
  const message = respond(world, interaction, type, data ?? {}, request)
  interaction.acknowledged = { type, ephemeral: isEphemeral(data ?? {}) }
  interaction.settle({ type, data: data ?? {} })
  if (request.query.get('with_response') !== 'true') return NO_CONTENT
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
  request: ApiRequest,
): StoredMessage | null => {
  switch (type) {
    case Type.ChannelMessageWithSource:
      demandMessage(data, { kind: 'callback', existing: null, files: uploadedFiles(request) })
      return setOriginal(interaction, writeResponse(world, interaction, data, request))
    case Type.DeferredChannelMessageWithSource:
      throwIfInvalid(checkDefer(data))
      return setOriginal(
        interaction,
        writeResponse(world, interaction, { flags: Number(data.flags ?? 0) | MessageFlags.Loading }, request),
      )
    case Type.UpdateMessage: {
      const source = interaction.source!
      demandMessage(data, editContext('update', source, request))
      editMessage(world, source, data, request.uploads)
      return setOriginal(interaction, source)
    }
    case Type.DeferredMessageUpdate:
      return setOriginal(interaction, interaction.source!)
    case Type.Modal:
      throwIfInvalid(checkModal(data))
      return null
    default:
      throwIfInvalid(checkAutocomplete(data))
      return null
  }
}

/** A callback's message is nested in `data`, and so are the paths of its mistakes. */
const demandMessage = (data: Json, context: MessageContext): void => {
  const refusal = checkMessage(data, context)
  if (refusal) throw new ApiError(refusal.errors ? { ...refusal, errors: { data: refusal.errors } } : refusal)
}

const setOriginal = (interaction: StoredInteraction, message: StoredMessage): StoredMessage => {
  interaction.original = message.id
  return message
}

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/interactions/*/*/callback', auth: 'token', handle: callback },
]
