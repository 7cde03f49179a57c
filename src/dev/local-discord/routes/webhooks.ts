import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import { TOKEN_LIFE_MS } from '../interaction-store.ts'
import { deleteMessage } from '../messages.ts'
import { type ApiRequest, jsonOf } from '../request.ts'
import { checkMessage } from '../rules/index.ts'
import type { StoredInteraction, StoredMessage, World } from '../world.ts'
import { applyEdit, uploadedFiles } from './messages.ts'
import { type ApiResponse, NO_CONTENT, ok, type Route } from './route.ts'
import { writeResponse } from './write-response.ts'

const MAX_FOLLOWUPS_AS_GUEST = 5

/** The interaction of a token that is still valid. */
const respondableInteraction = (
  world: World,
  [applicationId, token]: readonly string[],
): StoredInteraction => {
  const interaction = world.interactions.get(token!)
  if (applicationId !== world.applicationId) throw API_ERRORS.unknownWebhook()
  // Evicted interactions count as expired.
  if (!interaction || world.now() - interaction.createdAt > TOKEN_LIFE_MS) throw API_ERRORS.invalidToken()
  if (!interaction.acknowledged) throw API_ERRORS.unknownWebhook()
  if (!world.channels.has(interaction.channel.id)) throw API_ERRORS.unknownChannel()
  return interaction
}

const followUp = (world: World, request: ApiRequest, parameters: readonly string[]): ApiResponse => {
  const interaction = respondableInteraction(world, parameters)
  throwIfInvalid(
    checkMessage(request.body, { kind: 'followup', existing: null, files: uploadedFiles(request) }),
  )
  if (interaction.installedByUserOnly && interaction.followups >= MAX_FOLLOWUPS_AS_GUEST)
    throw API_ERRORS.tooManyFollowups()
  interaction.followups += 1
  return ok(writeResponse(world, interaction, jsonOf(request), request).json)
}

const messageOf = (world: World, parameters: readonly string[]): StoredMessage => {
  const interaction = respondableInteraction(world, parameters)
  const messageId = parameters[2] === '@original' ? interaction.original : parameters[2]
  const message = interaction.channel.messages.get(messageId ?? '')
  if (!message) throw API_ERRORS.unknownMessage()
  return message
}

const patch = (world: World, request: ApiRequest, parameters: readonly string[]): ApiResponse =>
  applyEdit(world, request, messageOf(world, parameters), 'edit-webhook')

const remove = (world: World, _: ApiRequest, parameters: readonly string[]): ApiResponse => {
  const message = messageOf(world, parameters)
  deleteMessage(world, world.channels.get(message.channelId)!, message)
  return NO_CONTENT
}

const HOOK = '/webhooks/*/*'
const ONE = `${HOOK}/messages/*`

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', pattern: HOOK, auth: 'token', handle: followUp },
  {
    method: 'GET',
    pattern: ONE,
    auth: 'token',
    handle: (world, _, parameters) => ok(messageOf(world, parameters).json),
  },
  { method: 'PATCH', pattern: ONE, auth: 'token', handle: patch },
  { method: 'DELETE', pattern: ONE, auth: 'token', handle: remove },
]
