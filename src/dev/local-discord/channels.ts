import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10'
import { channelJson } from './channel-json.ts'
import type { Gateway } from './gateway.ts'
import { MessageHistory } from './history.ts'
import { type Channel, isThread, type World } from './world.ts'

type NewChannel = Partial<Omit<Channel, 'type' | 'messages' | 'threadIds'>> & { readonly type: ChannelType }

/** The thread type that each channel type allows. */
export const THREAD_KINDS: { readonly [type: number]: ChannelType } = {
  [ChannelType.GuildText]: ChannelType.PublicThread,
  [ChannelType.GuildAnnouncement]: ChannelType.AnnouncementThread,
}

/** Adds a channel, thread or direct message; missing values are empty. */
export const addChannel = (world: World, values: NewChannel): Channel => {
  const channel: Channel = {
    id: world.newId(),
    name: '',
    guildId: null,
    parentId: null,
    recipients: [],
    denied: 0n,
    thread: null,
    ...values,
    messages: new MessageHistory(),
    threadIds: new Set(),
  }
  world.channels.set(channel.id, channel)
  if (isThread(channel)) world.channels.get(channel.parentId!)!.threadIds.add(channel.id)
  else if (channel.guildId !== null) world.guilds.get(channel.guildId)!.channelIds.add(channel.id)
  return channel
}

/** Deletes a channel with its threads, and dispatches the event. */
export const removeChannel = (world: World, gateway: Gateway, channel: Channel): void => {
  for (const id of channel.threadIds) world.channels.delete(id)
  world.channels.delete(channel.id)
  world.guilds.get(channel.guildId ?? '')?.channelIds.delete(channel.id)
  world.channels.get(channel.parentId ?? '')?.threadIds.delete(channel.id)
  const event = isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE'
  gateway.dispatch(event, channelJson(world, channel), channel.guildId, GatewayIntentBits.Guilds)
  world.events.emit('change')
}

/** Finds or creates the direct message channel of bot and user. */
export const directChannel = (world: World, userId: string): Channel => {
  const existing = world.channels.get(world.directChannels.get(userId) ?? '')
  if (existing) return existing
  const channel = addChannel(world, { type: ChannelType.DM, recipients: [userId] })
  world.directChannels.set(userId, channel.id)
  return channel
}
