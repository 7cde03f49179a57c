import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Place } from '../history.ts'
import { attachmentsOf, createMessage, deleteMessage, editMessage } from '../messages.ts'
import { sameNonce } from '../nonces.ts'
import { demand, REFUSALS } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import { checkMessage, checkMessagePage, type MessageContext } from '../rules/index.ts'
import { type Channel, isThread, type Json, type StoredMessage, type World } from '../world.ts'
import { found, may, permit, seen } from './access.ts'
import { type Answer, NOTHING, ok, type Route } from './route.ts'

const { SendMessages, SendMessagesInThreads, AttachFiles, ReadMessageHistory, ManageMessages } =
  PermissionFlagsBits

export const filesOf = ({ uploads }: Request) =>
  uploads.map(({ field, name, data }) => ({ field, name, size: data.length }))

const post = (world: World, request: Request, channelId: string) => {
  const channel = seen(world, channelId)
  permit(world, channel, isThread(channel) ? SendMessagesInThreads : SendMessages)
  if (request.uploads.length > 0) permit(world, channel, AttachFiles)
  demand(checkMessage(request.body, { kind: 'create-message', existing: null, files: filesOf(request) }))
  const body = jsonOf(request)
  const nonce = body.nonce === undefined ? null : String(body.nonce)
  const before = nonce !== null && body.enforce_nonce === true ? sameNonce(world, channel, nonce) : undefined
  const message =
    before ?? createMessage(world, { channel, body, uploads: request.uploads, visibleTo: null, nonce })
  // Discord promises the nonce to the one who sent it, and to nobody who reads the message later.
  return ok({ ...message.json, ...(nonce !== null && { nonce }) })
}

const existingOf = (message: StoredMessage) => ({
  flags: Number(message.json.flags),
  attachments: attachmentsOf(message),
})

/** What an edit of a message is held to. */
export const editing = (
  kind: MessageContext['kind'],
  message: StoredMessage,
  request: Request,
): MessageContext => ({ kind, existing: existingOf(message), files: filesOf(request) })

/** Changes a message as a request says, if Discord's rules allow it. */
export const applyEdit = (
  world: World,
  request: Request,
  message: StoredMessage,
  kind: 'edit-message' | 'edit-webhook',
): Answer => {
  demand(checkMessage(request.body, editing(kind, message, request)))
  editMessage(world, message, jsonOf(request), request.uploads)
  return ok(message.json)
}

const authorOf = ({ json }: StoredMessage): string => (json.author as { id: string }).id

const HIDDEN = { content: '', embeds: [], attachments: [], components: [] }

/**
 * Without the privileged intent for message content a bot reads only its own messages, direct ones, and those
 * that mention it (events/gateway, Message Content Intent).
 */
const asRead = (world: World, channel: Channel, message: StoredMessage): Json => {
  const mentioned = (message.json.mentions as { id: string }[]).some(({ id }) => id === world.botId)
  const readable = authorOf(message) === world.botId || channel.guildId === null || mentioned
  return readable ? message.json : { ...message.json, ...HIDDEN }
}

const list = (world: World, { query }: Request, channelId: string) => {
  const channel = seen(world, channelId)
  const given = Object.fromEntries(query)
  demand(checkMessagePage(given))
  // channel, Get Channel Messages: without this permission "no messages" are returned, and that is no error.
  if (!may(world, channel, ReadMessageHistory)) return ok([])
  const page = channel.messages.page(given as Place, Number(given.limit ?? 50))
  return ok(page.map(message => asRead(world, channel, message)))
}

const one = (world: World, _: Request, [id, messageId]: readonly string[]) => {
  const channel = seen(world, id!)
  permit(world, channel, ReadMessageHistory)
  return ok(asRead(world, channel, found(channel, messageId!)))
}

const edit = (world: World, request: Request, [id, messageId]: readonly string[]) => {
  const message = found(seen(world, id!), messageId!)
  if (authorOf(message) !== world.botId) throw REFUSALS.otherAuthor()
  return applyEdit(world, request, message, 'edit-message')
}

const remove = (world: World, _: Request, [id, messageId]: readonly string[]) => {
  const channel = seen(world, id!)
  const message = found(channel, messageId!)
  if (authorOf(message) !== world.botId) permit(world, channel, ManageMessages)
  deleteMessage(world, channel, message)
  return NOTHING
}

const ALL = '/channels/*/messages'
const ONE = `${ALL}/*`

export const messageRoutes: readonly Route[] = [
  { method: 'GET', pattern: ALL, auth: 'bot', handle: (world, request, [id]) => list(world, request, id!) },
  { method: 'POST', pattern: ALL, auth: 'bot', handle: (world, request, [id]) => post(world, request, id!) },
  { method: 'GET', pattern: ONE, auth: 'bot', handle: one },
  { method: 'PATCH', pattern: ONE, auth: 'bot', handle: edit },
  { method: 'DELETE', pattern: ONE, auth: 'bot', handle: remove },
]
