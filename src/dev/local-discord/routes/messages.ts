import { PermissionFlagsBits } from 'discord-api-types/v10'
import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import type { PageCursor } from '../history.ts'
import type { Json } from '../json.ts'
import { attachmentsOf, createMessage, deleteMessage, editMessage } from '../messages.ts'
import { sameNonce } from '../nonces.ts'
import { type ApiRequest, jsonOf } from '../request.ts'
import { checkMessage, checkMessagePage, type MessageContext } from '../rules/index.ts'
import { type Channel, isThread, type StoredMessage, type World } from '../world.ts'
import { botHasPermission, publicMessage, requirePermission, visibleChannel } from './access.ts'
import { type ApiResponse, NO_CONTENT, ok, type Route } from './route.ts'

const { SendMessages, SendMessagesInThreads, AttachFiles, ReadMessageHistory, ManageMessages } =
  PermissionFlagsBits

export const uploadedFiles = ({ uploads }: ApiRequest) =>
  uploads.map(({ field, name, data }) => ({ field, name, size: data.length }))

const post = (world: World, request: ApiRequest, channelId: string) => {
  const channel = visibleChannel(world, channelId)
  requireOpenDirect(world, channel)
  requirePermission(world, channel, isThread(channel) ? SendMessagesInThreads : SendMessages)
  if (request.uploads.length > 0) requirePermission(world, channel, AttachFiles)
  throwIfInvalid(
    checkMessage(request.body, { kind: 'create-message', existing: null, files: uploadedFiles(request) }),
  )
  const body = jsonOf(request)
  const nonce = body.nonce === undefined ? null : String(body.nonce)
  const before = nonce !== null && body.enforce_nonce === true ? sameNonce(world, channel, nonce) : undefined
  const message =
    before ?? createMessage(world, { channel, body, uploads: request.uploads, visibleTo: null, nonce })
  // Only the response to the sender carries the nonce.
  return ok({ ...message.json, ...(nonce !== null && { nonce }) })
}

/** Opening a direct message works with everyone; sending one doesn't. */
const requireOpenDirect = (world: World, { guildId, recipients }: Channel): void => {
  if (guildId === null && recipients.some(id => world.closedDirect.has(id)))
    throw API_ERRORS.cannotSendToUser()
}

const existingOf = (message: StoredMessage) => ({
  flags: Number(message.json.flags),
  attachments: attachmentsOf(message),
})

/** The validation context of an edit. */
export const editContext = (
  kind: MessageContext['kind'],
  message: StoredMessage,
  request: ApiRequest,
): MessageContext => ({ kind, existing: existingOf(message), files: uploadedFiles(request) })

/** Validates and applies an edit. */
export const applyEdit = (
  world: World,
  request: ApiRequest,
  message: StoredMessage,
  kind: 'edit-message' | 'edit-webhook',
): ApiResponse => {
  throwIfInvalid(checkMessage(request.body, editContext(kind, message, request)))
  editMessage(world, message, jsonOf(request), request.uploads)
  return ok(message.json)
}

const authorOf = ({ json }: StoredMessage): string => (json.author as { id: string }).id

const HIDDEN = { content: '', embeds: [], attachments: [], components: [] }

/**
 * Without the privileged intent for message content a bot reads only its own messages, direct ones, and those
 * that mention it (events/gateway, Message Content Intent).
 */
const readableJson = (world: World, channel: Channel, message: StoredMessage): Json => {
  const mentioned = (message.json.mentions as { id: string }[]).some(({ id }) => id === world.botId)
  const readable = authorOf(message) === world.botId || channel.guildId === null || mentioned
  return readable ? message.json : { ...message.json, ...HIDDEN }
}

const list = (world: World, { query }: ApiRequest, channelId: string) => {
  const channel = visibleChannel(world, channelId)
  const params = Object.fromEntries(query)
  throwIfInvalid(checkMessagePage(params))
  // channel, Get Channel Messages: without this permission "no messages" are returned, without an error.
  if (!botHasPermission(world, channel, ReadMessageHistory)) return ok([])
  const page = channel.messages.page(params as PageCursor, Number(params.limit ?? 50))
  return ok(page.map(message => readableJson(world, channel, message)))
}

const getMessage = (world: World, _: ApiRequest, [id, messageId]: readonly string[]) => {
  const channel = visibleChannel(world, id!)
  requirePermission(world, channel, ReadMessageHistory)
  return ok(readableJson(world, channel, publicMessage(channel, messageId!)))
}

const edit = (world: World, request: ApiRequest, [id, messageId]: readonly string[]) => {
  const message = publicMessage(visibleChannel(world, id!), messageId!)
  if (authorOf(message) !== world.botId) throw API_ERRORS.otherAuthor()
  return applyEdit(world, request, message, 'edit-message')
}

const remove = (world: World, _: ApiRequest, [id, messageId]: readonly string[]) => {
  const channel = visibleChannel(world, id!)
  const message = publicMessage(channel, messageId!)
  if (authorOf(message) !== world.botId) requirePermission(world, channel, ManageMessages)
  deleteMessage(world, channel, message)
  return NO_CONTENT
}

const ALL = '/channels/*/messages'
const ONE = `${ALL}/*`

export const messageRoutes: readonly Route[] = [
  { method: 'GET', pattern: ALL, auth: 'bot', handle: (world, request, [id]) => list(world, request, id!) },
  { method: 'POST', pattern: ALL, auth: 'bot', handle: (world, request, [id]) => post(world, request, id!) },
  { method: 'GET', pattern: ONE, auth: 'bot', handle: getMessage },
  { method: 'PATCH', pattern: ONE, auth: 'bot', handle: edit },
  { method: 'DELETE', pattern: ONE, auth: 'bot', handle: remove },
]
