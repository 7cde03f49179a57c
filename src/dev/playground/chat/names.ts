import { PEOPLE } from '../../local-discord/roles.ts'
import type { Guild } from '../../local-discord/world.ts'
import type { Scene } from './scene.ts'

/** Display names by id, for mentions and for auto-populated selects. */
export type Names = {
  readonly people: ReadonlyMap<string, string>
  readonly roles: ReadonlyMap<string, { readonly name: string; readonly people: readonly string[] }>
  /** Channels and threads of the server. */
  readonly places: ReadonlyMap<string, { readonly name: string; readonly type: number }>
}

/** No names, for previews. */
export const NO_NAMES: Names = { people: new Map(), roles: new Map(), places: new Map() }

/** The reader of a text or message. */
export type Reader = {
  readonly names: Names
  /** The reader's id; null for previews. */
  readonly me: string | null
}

/** The names in the server, or in direct messages, where there are no roles. */
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

/** All but those that only carry permissions in the local Discord. */
const rolesOf = ({ id: guildId, roles, members }: Guild) =>
  [...roles.values()]
    .filter(({ id, name, managed }) => id !== guildId && name !== PEOPLE && !managed)
    .map(({ id, name }) => {
      const people = [...members].filter(([, theirs]) => theirs.includes(id)).map(([person]) => person)
      return [id, { name, people }] as const
    })
