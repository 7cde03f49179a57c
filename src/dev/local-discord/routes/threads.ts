import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10'
import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import { channelJson } from '../channel-json.ts'
import { addChannel, THREAD_KINDS } from '../channels.ts'
import { type ApiRequest, jsonOf } from '../request.ts'
import { checkThread } from '../rules/index.ts'
import type { Channel, StoredMessage, World } from '../world.ts'
import { publicMessage, requirePermission, visibleChannel } from './access.ts'
import type { ApiResponse, Route } from './route.ts'

const ARCHIVE_AFTER_MINUTES = 4320

/** channel, Start Thread from Message. */
const startThread = (
  world: World,
  request: ApiRequest,
  [channelId, messageId]: readonly string[],
): ApiResponse => {
  const channel = visibleChannel(world, channelId!)
  const type = THREAD_KINDS[channel.type]
  if (type === undefined) throw API_ERRORS.wrongChannelType()
  requirePermission(world, channel, PermissionFlagsBits.CreatePublicThreads)
  const message = publicMessage(channel, messageId!)
  throwIfInvalid(checkThread(request.body))
  if (channel.threadIds.has(message.id)) throw API_ERRORS.threadExists()
  const body = jsonOf(request)
  const thread = addChannel(world, {
    // channel, Start Thread from Message: "will have the same ID as its source message".
    id: message.id,
    type,
    name: String(body.name),
    guildId: channel.guildId,
    parentId: channel.id,
    thread: {
      ownerId: world.botId,
      startedAt: world.now(),
      archiveAfterMinutes: Number(body.auto_archive_duration ?? ARCHIVE_AFTER_MINUTES),
    },
  })
  return { status: 201, body: attachThread(world, thread, message) }
}

/** Marks the message as the start of the thread. */
const attachThread = (world: World, thread: Channel, message: StoredMessage) => {
  const json = channelJson(world, thread)
  message.json = { ...message.json, flags: Number(message.json.flags) | MessageFlags.HasThread, thread: json }
  world.events.emit('change')
  return json
}

export const threadRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/channels/*/messages/*/threads', auth: 'bot', handle: startThread },
]
