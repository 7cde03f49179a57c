import { ChannelType } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { overwritesOf } from './permissions.ts'
import { type Channel, userJson, type World } from './world.ts'

/** A channel as Discord sends one. */
export const channelJson = (world: World, channel: Channel): Json => ({
  id: channel.id,
  type: channel.type,
  flags: 0,
  last_message_id: channel.messages.lastId,
  ...(channel.guildId === null ? directJson(world, channel) : guildChannelJson(world, channel)),
})

const directJson = (world: World, { type, name, recipients }: Channel): Json => ({
  ...(type === ChannelType.GroupDM && { name }),
  recipients: recipients.map(id => userJson(world.users.get(id)!)),
})

const guildChannelJson = (world: World, channel: Channel): Json => ({
  name: channel.name,
  guild_id: channel.guildId,
  parent_id: channel.parentId,
  rate_limit_per_user: 0,
  ...(channel.thread
    ? threadJson(channel, channel.thread)
    : {
        position: 0,
        nsfw: false,
        topic: null,
        permission_overwrites: overwritesOf(world, channel),
      }),
})

const threadJson = (
  { messages }: Channel,
  { ownerId, startedAt, archiveAfterMinutes }: NonNullable<Channel['thread']>,
): Json => ({
  owner_id: ownerId,
  message_count: messages.size,
  total_message_sent: messages.size,
  member_count: 1,
  thread_metadata: {
    archived: false,
    archive_timestamp: new Date(startedAt).toISOString(),
    auto_archive_duration: archiveAfterMinutes,
    locked: false,
    create_timestamp: new Date(startedAt).toISOString(),
  },
})
