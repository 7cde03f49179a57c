import type { Member } from '../../local-discord/member.ts'
import { type Channel, isThread, type StoredMessage } from '../../local-discord/world.ts'
import type { PlaceItem } from '../contract/chat.ts'
import { isUnread } from './client-state.ts'
import { mentionsMe } from './message.ts'
import type { Names } from './names.ts'
import type { Scene } from './scene.ts'

/** The channels that a person sees, each followed by its threads, then direct messages. */
export const visibleChannels = ({ discord, guildId }: Scene, { id }: Member): Channel[] => {
  const { channels, guilds, directChannels } = discord.world
  const existing = (ids: Iterable<string>) => [...ids].flatMap(one => channels.get(one) ?? [])
  const own = existing(guilds.get(guildId)?.channelIds ?? [])
  const direct = existing([directChannels.get(id) ?? ''])
  return [...own.flatMap(channel => [channel, ...existing(channel.threadIds)]), ...direct]
}

/** The messages that a person sees there, oldest first. */
export const visibleMessages = ({ clients }: Scene, { id }: Member, channel: Channel): StoredMessage[] => {
  const dismissed = clients.get(id)!.dismissed
  return [...channel.messages.values()].filter(
    message => (message.visibleTo === null || message.visibleTo === id) && !dismissed.has(message.id),
  )
}

export const toPlaceItem = (scene: Scene, me: Member, names: Names, channel: Channel): PlaceItem => {
  const client = scene.clients.get(me.id)!
  const unread = visibleMessages(scene, me, channel).filter(
    ({ id, json }) => isUnread(client, channel.id, id) && (json.author as { id: string }).id !== me.id,
  )
  return {
    id: channel.id,
    name: nameOf(scene, channel),
    kind: channel.guildId === null ? 'dm' : isThread(channel) ? 'thread' : 'text',
    parentId: isThread(channel) ? channel.parentId : null,
    unread: unread.length,
    mentioned: unread.some(({ json }) => mentionsMe(json, { names, me: me.id })),
  }
}

const nameOf = ({ discord: { world } }: Scene, { guildId, name }: Channel): string =>
  guildId === null ? world.users.get(world.botId)!.name : name
