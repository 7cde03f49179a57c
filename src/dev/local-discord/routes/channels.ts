import { API_ERRORS } from '../api-errors.ts'
import { channelJson } from '../channel-json.ts'
import { directChannel } from '../channels.ts'
import { type ApiRequest, jsonOf } from '../request.ts'
import type { World } from '../world.ts'
import { visibleChannel } from './access.ts'
import { ok, type Route } from './route.ts'

const openDirect = (world: World, request: ApiRequest) => {
  const userId = String(jsonOf(request).recipient_id)
  const user = world.users.get(userId)
  if (!user) throw API_ERRORS.unknownUser()
  if (user.bot) throw API_ERRORS.cannotSendToUser()
  return ok(channelJson(world, directChannel(world, userId)))
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/channels/*',
    auth: 'bot',
    handle: (world, _, [id]) => ok(channelJson(world, visibleChannel(world, id!))),
  },
  { method: 'POST', pattern: '/users/@me/channels', auth: 'bot', handle: openDirect },
]
