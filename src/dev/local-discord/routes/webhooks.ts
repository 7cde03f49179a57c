import { TOKEN_LIFE_MS } from '../interactions.ts'
import { deleteMessage } from '../messages.ts'
import { demand, REFUSALS } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import { checkMessage } from '../rules/index.ts'
import type { StoredInteraction, StoredMessage, World } from '../world.ts'
import { applyEdit, filesOf } from './messages.ts'
import { type Answer, NOTHING, ok, type Route } from './route.ts'
import { say } from './say.ts'

const MAX_FOLLOWUPS_AS_GUEST = 5

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
  if (interaction.installedByUserOnly && interaction.followups >= MAX_FOLLOWUPS_AS_GUEST)
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

export const webhookRoutes: readonly Route[] = [
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
