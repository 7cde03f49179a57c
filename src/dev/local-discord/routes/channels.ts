import { channelJson } from '../channel-json.ts'
import { directChannel } from '../channels.ts'
import { REFUSALS } from '../refusal.ts'
import { jsonOf, type Request } from '../request.ts'
import type { World } from '../world.ts'
import { seen } from './access.ts'
import { ok, type Route } from './route.ts'

const openDirect = (world: World, request: Request) => {
  const userId = String(jsonOf(request).recipient_id)
  if (!world.users.has(userId)) throw REFUSALS.unknownUser()
  return ok(channelJson(world, directChannel(world, userId)))
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/channels/*',
    auth: 'bot',
    handle: (world, _, [id]) => ok(channelJson(world, seen(world, id!))),
  },
  { method: 'POST', pattern: '/users/@me/channels', auth: 'bot', handle: openDirect },
]
