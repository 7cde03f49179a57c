import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10'
import { channelJson } from '../channel-json.ts'
import { addChannel, THREAD_KINDS } from '../channels.ts'
import { demand, REFUSALS } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import { checkThread } from '../rules/index.ts'
import type { Channel, StoredMessage, World } from '../world.ts'
import { found, permit, seen } from './access.ts'
import type { Answer, Route } from './route.ts'

const ARCHIVE_AFTER_MINUTES = 4320

/** Start Thread from Message. */
const start = (world: World, request: Request, [channelId, messageId]: readonly string[]): Answer => {
  const channel = seen(world, channelId!)
  const type = THREAD_KINDS[channel.type]
  if (type === undefined) throw REFUSALS.wrongChannelType()
  permit(world, channel, PermissionFlagsBits.CreatePublicThreads)
  const message = found(channel, messageId!)
  demand(checkThread(request.body))
  if (channel.threadIds.has(message.id)) throw REFUSALS.threadExists()
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
  return { status: 201, body: hang(world, thread, message) }
}

/** Shows at a message that a thread hangs on it. */
const hang = (world: World, thread: Channel, message: StoredMessage) => {
  const json = channelJson(world, thread)
  message.json = { ...message.json, flags: Number(message.json.flags) | MessageFlags.HasThread, thread: json }
  world.events.emit('change')
  return json
}

export const threadRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/channels/*/messages/*/threads', auth: 'bot', handle: start },
]
