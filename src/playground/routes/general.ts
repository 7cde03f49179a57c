import { REFUSALS } from '../refusal.ts'
import { type Json, type Server, userJson, type World } from '../world.ts'
import { ok, type Route } from './route.ts'

const serverJson = ({ id, name }: Server): Json => ({
  id,
  name,
  icon: null,
  owner: false,
  permissions: '0',
  features: [],
})

/** The servers that the bot is in, 200 a page, by id. */
const servers = (world: World, query: URLSearchParams): Json[] =>
  [...world.servers.values()]
    .filter(server => server.hasBot && BigInt(server.id) > BigInt(query.get('after') ?? 0))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .slice(0, Number(query.get('limit') ?? 200))
    .map(serverJson)

export const generalRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/users/@me',
    auth: 'bot',
    handle: world => ok(userJson(world.users.get(world.botId)!)),
  },
  {
    method: 'GET',
    pattern: '/users/@me/guilds',
    auth: 'bot',
    handle: (world, { query }) => ok(servers(world, query)),
  },
  {
    method: 'GET',
    pattern: '/guilds/*',
    auth: 'bot',
    handle: (world, _, [id]) => {
      const server = world.servers.get(id!)
      if (!server?.hasBot) throw REFUSALS.unknownGuild()
      return ok(serverJson(server))
    },
  },
]
