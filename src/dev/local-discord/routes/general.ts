import { API_ERRORS } from '../api-errors.ts'
import { userJson } from '../world.ts'
import { ok, type Route } from './route.ts'

export const generalRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/users/*',
    auth: 'bot',
    handle: (world, _, [id]) => {
      const user = world.users.get(id === '@me' ? world.botId : id!)
      if (!user) throw API_ERRORS.unknownUser()
      return ok(userJson(user))
    },
  },
]
