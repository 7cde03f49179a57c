import { LOCALES } from '../../local-discord/locales.ts'
import type { Member } from '../../local-discord/member.ts'
import type { Channel } from '../../local-discord/world.ts'
import type { Chat, Person } from '../contract/chat.ts'
import type { Message } from '../contract/message.ts'
import { type Failure, failuresIn, isNewer, markRead } from './client-state.ts'
import { commandsFor, menusFor } from './commands.ts'
import { pageUrl } from './files.ts'
import { toMessage } from './message.ts'
import type { Names } from './names.ts'
import { namesIn } from './names.ts'
import { toPlaceItem, visibleChannels, visibleMessages } from './places.ts'
import { manages, type Scene } from './scene.ts'

const MAX_MESSAGES = 100

/** The chat for a person in a place; unknown ids mean the first one. */
export const chatOf = (scene: Scene, personId: string | null, placeId: string | null): Chat => {
  const { discord, people } = scene
  const { me, here } = locateView(scene, personId, placeId)
  const names = namesIn(scene, here.guildId === null ? 'dm' : 'server')
  const places = visibleChannels(scene, me).map(channel => toPlaceItem(scene, me, names, channel))
  return {
    now: discord.world.now(),
    serverName: scene.guildName,
    serverLocale: discord.world.guilds.get(scene.guildId)!.locale,
    locales: LOCALES,
    me: personOf(me),
    people: people.map(personOf),
    places,
    here: places.find(({ id }) => id === here.id)!,
    messages: messagesIn(scene, me, here, names),
    commands: commandsFor(discord.world, me, here),
    menus: menusFor(discord.world, me, here),
    roles: [...names.roles].map(([id, { name }]) => ({ id, name })),
  }
}

/** Marks a place as read; returns whether anything was unread. */
export const openPlace = (scene: Scene, personId: string | null, placeId: string | null): boolean => {
  const { me, here } = locateView(scene, personId, placeId)
  const newest = visibleMessages(scene, me, here).at(-1)
  return newest !== undefined && markRead(scene.clients.get(me.id)!, here.id, newest.id)
}

const locateView = (scene: Scene, personId: string | null, placeId: string | null) => {
  const me = scene.people.find(({ id }) => id === personId) ?? scene.people[0]!
  const channels = visibleChannels(scene, me)
  return { me, here: channels.find(({ id }) => id === placeId) ?? channels[0]! }
}

const personOf = (member: Member): Person => ({
  id: member.id,
  name: member.user.name,
  manages: manages(member),
  locale: member.user.locale,
})

const messagesIn = (scene: Scene, me: Member, here: Channel, names: Names): Message[] => {
  const showing = { names, me: me.id, filesAt: pageUrl }
  const seen = visibleMessages(scene, me, here)
    .slice(-MAX_MESSAGES)
    .map(({ json }) => toMessage(json, showing))
  const failed = failuresIn(scene.clients.get(me.id)!, here.id).map(one => failedMessage(scene, me, one))
  const all = failed.length === 0 ? seen : [...seen, ...failed].sort(byId)
  return all.slice(-MAX_MESSAGES)
}

const byId = (one: Message, other: Message): number => (isNewer(one.id, other.id) ? 1 : -1)

/** The client's own ephemeral message about a failed interaction. */
const failedMessage = ({ discord: { world } }: Scene, me: Member, failure: Failure): Message => ({
  id: failure.id,
  author: { id: world.botId, name: world.users.get(world.botId)!.name, bot: true, avatar: null },
  at: failure.at,
  edited: false,
  ephemeral: true,
  thinking: false,
  mentionsMe: false,
  used: failure.command === null ? null : { by: me.user.name, command: failure.command },
  content: [],
  embeds: [],
  components: [],
  attachments: [],
  failed: failure.sentence,
})
