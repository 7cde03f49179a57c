import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { attachmentsOf, createMessage, deleteMessage, editMessage } from '../messages.ts'
import { demand, REFUSALS } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import { checkMessage, type MessageContext } from '../rules/index.ts'
import {
  botPermissionsIn,
  type Channel,
  isThread,
  type Json,
  type StoredMessage,
  userJson,
  type World,
} from '../world.ts'
import { type Answer, NOTHING, ok, type Route } from './route.ts'

export const channelJson = (world: World, channel: Channel): Json => ({
  id: channel.id,
  type: channel.type,
  name: channel.name,
  ...(channel.serverId && { guild_id: channel.serverId }),
  ...(channel.parentId && { parent_id: channel.parentId }),
  ...(channel.recipients.length > 0 && {
    recipients: channel.recipients.map(id => userJson(world.users.get(id)!)),
  }),
})

const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles, ReadMessageHistory } =
  PermissionFlagsBits

/** The channel, if the bot may see it. */
const seen = (world: World, id: string): Channel => {
  const channel = world.channels.get(id)
  if (!channel) throw REFUSALS.unknownChannel()
  if ((botPermissionsIn(world, channel) & ViewChannel) === 0n) throw REFUSALS.missingAccess()
  return channel
}

const permit = (world: World, channel: Channel, needed: bigint): void => {
  if ((botPermissionsIn(world, channel) & needed) !== needed) throw REFUSALS.missingPermissions()
}

const found = (channel: Channel, id: string): StoredMessage => {
  const message = channel.messages.get(id)
  // An ephemeral message exists for its interaction alone.
  if (!message || message.visibleTo !== null) throw REFUSALS.unknownMessage()
  return message
}

/** How long Discord remembers a nonce: "the past few minutes". */
const NONCE_MS = 5 * 60_000

const sameNonce = (world: World, channel: Channel, nonce: unknown): StoredMessage | undefined =>
  [...channel.messages.values()].find(
    one => one.nonce === nonce && world.now() - Date.parse(String(one.json.timestamp)) < NONCE_MS,
  )

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
  return ok(message.json)
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
): MessageContext => ({
  kind,
  existing: existingOf(message),
  files: filesOf(request),
})

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

const list = (world: World, { query }: Request, channelId: string) => {
  const channel = seen(world, channelId)
  permit(world, channel, ReadMessageHistory)
  const visible = [...channel.messages.values()].filter(message => message.visibleTo === null)
  const after = query.get('after')
  const wanted = after === null ? visible : visible.filter(({ id }) => BigInt(id) > BigInt(after))
  return ok(
    wanted
      .reverse()
      .slice(0, Number(query.get('limit') ?? 50))
      .map(({ json }) => json),
  )
}

/** The channel in which bot and user talk alone; made at the first need. */
export const directChannel = (world: World, userId: string): Channel => {
  const known = world.channels.get(world.directChannels.get(userId) ?? '')
  if (known) return known
  const channel: Channel = {
    id: world.newId(),
    name: '',
    type: ChannelType.DM,
    serverId: null,
    parentId: null,
    recipients: [userId],
    denied: 0n,
    messages: new Map(),
  }
  world.channels.set(channel.id, channel)
  world.directChannels.set(userId, channel.id)
  return channel
}

const openDirect = (world: World, request: Request) => {
  const userId = String(jsonOf(request).recipient_id)
  if (!world.users.has(userId)) throw REFUSALS.unknownUser()
  return ok(channelJson(world, directChannel(world, userId)))
}

const ONE = '/channels/*/messages/*'

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/channels/*',
    auth: 'bot',
    handle: (world, _, [id]) => ok(channelJson(world, seen(world, id!))),
  },
  {
    method: 'GET',
    pattern: '/channels/*/messages',
    auth: 'bot',
    handle: (world, request, [id]) => list(world, request, id!),
  },
  {
    method: 'POST',
    pattern: '/channels/*/messages',
    auth: 'bot',
    handle: (world, request, [id]) => post(world, request, id!),
  },
  {
    method: 'GET',
    pattern: ONE,
    auth: 'bot',
    handle: (world, _, [id, message]) => ok(found(seen(world, id!), message!).json),
  },
  {
    method: 'PATCH',
    pattern: ONE,
    auth: 'bot',
    handle: (world, request, [id, message]) =>
      applyEdit(world, request, found(seen(world, id!), message!), 'edit-message'),
  },
  {
    method: 'DELETE',
    pattern: ONE,
    auth: 'bot',
    handle: (world, _, [id, message]) => {
      const channel = seen(world, id!)
      deleteMessage(world, channel, found(channel, message!))
      return NOTHING
    },
  },
  { method: 'POST', pattern: '/users/@me/channels', auth: 'bot', handle: openDirect },
]
