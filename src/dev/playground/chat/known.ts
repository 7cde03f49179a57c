import type { Guild } from '../../local-discord/world.ts'
import type { Names } from './names.ts'
import type { Scene } from './scene.ts'

/** What ids mean in the server, or in direct messages, where there are no roles. */
export const namesIn = (scene: Scene, place: 'server' | 'dm'): Names => {
  const { world } = scene.discord
  const guild = world.guilds.get(scene.guildId)!
  const channels = [...guild.channelIds].flatMap(id => world.channels.get(id) ?? [])
  const threads = channels.flatMap(({ threadIds }) =>
    [...threadIds].flatMap(id => world.channels.get(id) ?? []),
  )
  return {
    people: new Map(
      [...guild.members.keys(), world.botId].map(id => [id, world.users.get(id)!.name] as const),
    ),
    roles: new Map(place === 'dm' ? [] : rolesOf(guild)),
    places: new Map([...channels, ...threads].map(({ id, name, type }) => [id, { name, type }] as const)),
  }
}

/** Those that mean something to people: the local Discord keeps roles of its own for what people may do. */
const rolesOf = ({ roles, members }: Guild) =>
  [...roles.values()]
    .filter(({ mentionable }) => mentionable)
    .map(({ id, name }) => {
      const people = [...members].filter(([, theirs]) => theirs.includes(id)).map(([person]) => person)
      return [id, { name, people }] as const
    })
