import { MessageFlags, InteractionResponseType as Type } from 'discord-api-types/v10'
import { TOKEN_LIFE_MS } from '../interactions.ts'
import { createMessage, deleteMessage, editMessage } from '../messages.ts'
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
import { applyEdit, editing, filesOf } from './messages.ts'
import { type Answer, NOTHING, ok, type Route } from './route.ts'

const MOST_FOLLOWUPS_AS_GUEST = 5

const isEphemeral = (body: Json): boolean => (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0

const originOf = (interaction: StoredInteraction): Json => ({
  id: interaction.id,
  type: interaction.kind === 'component' ? 3 : 2,
  user: { id: interaction.user.id, username: interaction.user.name, discriminator: '0', avatar: null },
  authorizing_integration_owners: {},
})

const say = (world: World, interaction: StoredInteraction, body: Json, request: Request): StoredMessage =>
  createMessage(world, {
    channel: interaction.channel,
    body,
    uploads: request.uploads,
    visibleTo: isEphemeral(body) ? interaction.user.id : null,
    interaction: originOf(interaction),
  })

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

const callback = (world: World, request: Request, [id, token]: readonly string[]): Answer => {
  const interaction = world.interactions.get(token!)
  if (!interaction || interaction.id !== id || interaction.tooLate) throw REFUSALS.unknownInteraction()
  if (interaction.acknowledged) throw REFUSALS.alreadyAcknowledged()
  if (!world.channels.has(interaction.channel.id)) throw REFUSALS.unknownChannel()
  const { type, data } = jsonOf(request) as { type: number; data?: Json }
  if (!TAKES[interaction.kind].includes(type)) throw REFUSALS.badResponseType()
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

/** The interaction of a token that may still speak. */
const speaking = (world: World, [applicationId, token]: readonly string[]): StoredInteraction => {
  const interaction = world.interactions.get(token!)
  if (applicationId !== world.applicationId) throw REFUSALS.unknownWebhook()
  // One that is forgotten answers as one that has expired.
  if (!interaction || world.now() - interaction.createdAt > TOKEN_LIFE_MS) throw REFUSALS.invalidToken()
  if (!interaction.acknowledged) throw REFUSALS.unknownWebhook()
  if (!world.channels.has(interaction.channel.id)) throw REFUSALS.unknownChannel()
  return interaction
}

const followUp = (world: World, request: Request, parameters: readonly string[]): Answer => {
  const interaction = speaking(world, parameters)
  demand(checkMessage(request.body, { kind: 'followup', existing: null, files: filesOf(request) }))
  if (interaction.installedByUserOnly && interaction.followups >= MOST_FOLLOWUPS_AS_GUEST)
    throw REFUSALS.tooManyFollowups()
  interaction.followups += 1
  return ok(say(world, interaction, jsonOf(request), request).json)
}

const addressed = (world: World, parameters: readonly string[]): StoredMessage => {
  const interaction = speaking(world, parameters)
  const wanted = parameters[2] === '@original' ? interaction.original : parameters[2]
  const message = interaction.channel.messages.get(wanted ?? '')
  if (!message) throw REFUSALS.unknownMessage()
  return message
}

const patch = (world: World, request: Request, parameters: readonly string[]): Answer =>
  applyEdit(world, request, addressed(world, parameters), 'edit-webhook')

const remove = (world: World, _: Request, parameters: readonly string[]): Answer => {
  const message = addressed(world, parameters)
  deleteMessage(world, world.channels.get(message.channelId)!, message)
  return NOTHING
}

const HOOK = '/webhooks/*/*'
const ONE = `${HOOK}/messages/*`

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/interactions/*/*/callback', auth: 'token', handle: callback },
  { method: 'POST', pattern: HOOK, auth: 'token', handle: followUp },
  {
    method: 'GET',
    pattern: ONE,
    auth: 'token',
    handle: (world, _, parameters) => ok(addressed(world, parameters).json),
  },
  { method: 'PATCH', pattern: ONE, auth: 'token', handle: patch },
  { method: 'DELETE', pattern: ONE, auth: 'token', handle: remove },
]
