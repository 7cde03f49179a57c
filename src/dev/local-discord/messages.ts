import { MessageFlags, MessageType } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { mentionFields } from './mentions.ts'
import { rememberNonce } from './nonces.ts'
import { botPermissionsIn } from './permissions.ts'
import type { Upload } from './request.ts'
import { type Channel, type StoredMessage, type User, userJson, type World } from './world.ts'

type NewMessage = {
  readonly channel: Channel
  readonly body: Json
  readonly uploads: readonly Upload[]
  readonly visibleTo: string | null
  readonly nonce?: string | null
  /** The `interaction_metadata` of a response. */
  readonly interaction?: Json
  /** The deprecated `interaction` field, which Discord still sends with first responses to commands. */
  readonly invoked?: Json | null
  /** The author and their permissions; the bot by default. */
  readonly author?: { readonly user: User; readonly permissions: bigint }
}

/** Writes a message into its channel. */
export const createMessage = (world: World, input: NewMessage): StoredMessage => {
  const id = world.newId()
  const { channel, visibleTo, nonce = null } = input
  const json = jsonOf(world, id, input)
  const message: StoredMessage = {
    id,
    channelId: channel.id,
    json,
    visibleTo,
    nonce,
    edits: 0,
    deleted: false,
  }
  channel.messages.add(message)
  for (const oldest of channel.messages.shrink(world.keep)) forgetFiles(world, attachmentsOf(oldest))
  if (nonce !== null) rememberNonce(world, message)
  world.events.emit('message', message)
  world.events.emit('change')
  return message
}

const jsonOf = (
  world: World,
  id: string,
  { channel, body, author, uploads, interaction, invoked }: NewMessage,
): Json => {
  const user = author?.user ?? world.users.get(world.botId)!
  const permissions = author?.permissions ?? botPermissionsIn(world, channel)
  const attachments = storeUploads(world, uploads, body)
  return {
    id,
    channel_id: channel.id,
    type: typeOf(interaction),
    author: userJson(user),
    ...(user.bot && { application_id: world.applicationId }),
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    attachments,
    ...mentionFields(world, channel, body, permissions),
    ...contentOf(body, attachments),
    flags: Number(body.flags ?? 0),
    ...(interaction && { interaction_metadata: interaction }),
    ...(invoked && { interaction: invoked }),
  }
}

const typeOf = (interaction: Json | undefined): MessageType => {
  if (!interaction) return MessageType.Default
  const hasTarget = 'target_message_id' in interaction || 'target_user' in interaction
  return hasTarget ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand
}

/** Applies an edit: fields that it does not name stay, attachments too unless it lists them. */
export const editMessage = (
  world: World,
  message: StoredMessage,
  body: Json,
  uploads: readonly Upload[],
): void => {
  const remaining = Array.isArray(body.attachments)
    ? attachmentsOf(message).filter(one => (body.attachments as Json[]).some(({ id }) => id === one.id))
    : attachmentsOf(message)
  const attachments = [...remaining, ...storeUploads(world, uploads, body)]
  forgetFiles(
    world,
    attachmentsOf(message).filter(one => !remaining.includes(one)),
  )
  const wasLoading = (Number(message.json.flags) & MessageFlags.Loading) !== 0
  const { flags, ...changed } = contentOf({ ...message.json, ...body }, attachments)
  message.json = {
    ...message.json,
    ...changed,
    flags:
      (Number(message.json.flags) & ~MessageFlags.Loading) |
      (Number(flags ?? 0) & MessageFlags.IsComponentsV2),
    attachments,
    // Filling in a deferred response is no edit: Discord's client shows no "(edited)".
    edited_timestamp: wasLoading ? null : new Date(world.now()).toISOString(),
  }
  message.edits += 1
  world.events.emit('edit', message)
  world.events.emit('change')
}

export const deleteMessage = (world: World, channel: Channel, message: StoredMessage): void => {
  message.deleted = true
  channel.messages.delete(message.id)
  world.events.emit('delete', message)
  world.events.emit('change')
}

export const attachmentsOf = (message: StoredMessage): { id: string; filename: string; url: string }[] =>
  message.json.attachments as { id: string; filename: string; url: string }[]

const forgetFiles = (world: World, attachments: ReturnType<typeof attachmentsOf>): void => {
  for (const { id, filename } of attachments) world.files.delete(`${id}/${filename}`)
}

/** Each upload has a URL of its own, so that an edit with a file of the same name reloads it. */
const storeUploads = (world: World, uploads: readonly Upload[], body: Json) =>
  uploads.map(({ name, data }, index) => {
    const id = world.newId()
    world.files.set(`${id}/${name}`, { name, data })
    const described = (body.attachments as Json[] | undefined)?.find(one => String(one.id) === String(index))
    const url = `attachments/${id}/${name}`
    return {
      id,
      filename: name,
      size: data.length,
      url,
      proxy_url: url,
      description: described?.description ?? null,
    }
  })

const contentOf = (body: Json, attachments: readonly { filename: string; url: string }[]): Json => ({
  content: body.content ?? '',
  embeds: body.embeds ?? [],
  components: numbered(resolved(body.components ?? [], attachments)),
  ...(body.flags !== undefined && { flags: body.flags }),
})

/** Replaces `attachment://name` by the URL of the newest file of this name. */
const resolved = (part: unknown, attachments: readonly { filename: string; url: string }[]): unknown => {
  if (Array.isArray(part)) return part.map(one => resolved(one, attachments))
  if (typeof part === 'string' && part.startsWith('attachment://'))
    return attachments.findLast(({ filename }) => `attachment://${filename}` === part)?.url ?? part
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolved(value, attachments)]))
}

/** Numbers all components of a message. */
const numbered = (components: unknown): unknown => {
  let last = 0
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    const { components: inner, ...rest } = part as Json
    const id = ++last
    return { ...rest, id, ...(inner !== undefined && { components: visit(inner) }) }
  }
  return visit(components)
}
