import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import type { Json } from '../json.ts'
import type { ApiRequest } from '../request.ts'
import { checkCommand, checkCommands } from '../rules/index.ts'
import { type StoredCommand, userJson, type World } from '../world.ts'
import { NO_CONTENT, ok, type Route } from './route.ts'

const applicationJson = (world: World): Json => ({
  id: world.applicationId,
  name: 'Proctor',
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  bot: userJson(world.users.get(world.botId)!),
})

const listOf = (world: World, scope: string): StoredCommand[] => world.commands.get(scope) ?? []

/** A command as Discord gives it back: with ids, and with defaults where nothing was said. */
const stored = (world: World, scope: string, body: Json): StoredCommand => {
  const before = listOf(world, scope).find(one => one.name === body.name)
  return {
    ...body,
    id: before?.id ?? world.newId(),
    application_id: world.applicationId,
    version: world.newId(),
    name: String(body.name),
    type: body.type ?? 1,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    options: body.options ?? [],
    ...(scope === '' && {
      contexts: body.contexts ?? null,
      integration_types: body.integration_types ?? [0],
    }),
    ...(scope !== '' && { guild_id: scope }),
  }
}

const put = (world: World, scope: string, { body }: ApiRequest) => {
  throwIfInvalid(checkCommands(body, scope === '' ? 'global' : 'guild'))
  const list = (body as Json[]).map(one => stored(world, scope, one))
  world.commands.set(scope, list)
  return ok(list)
}

const post = (world: World, scope: string, { body }: ApiRequest) => {
  throwIfInvalid(checkCommand(body))
  const command = stored(world, scope, body as Json)
  const others = listOf(world, scope).filter(one => one.name !== command.name)
  const isNew = others.length === listOf(world, scope).length
  world.commands.set(scope, [...others, command])
  return { status: isNew ? 201 : 200, body: command }
}

const remove = (world: World, scope: string, id: string) => {
  const list = listOf(world, scope)
  if (!list.some(one => one.id === id)) throw API_ERRORS.unknownCommand()
  world.commands.set(
    scope,
    list.filter(one => one.id !== id),
  )
  return NO_CONTENT
}

const GLOBAL = '/applications/*/commands'
const GUILD = '/applications/*/guilds/*/commands'

export const applicationRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/applications/@me', auth: 'bot', handle: world => ok(applicationJson(world)) },
  {
    method: 'GET',
    pattern: '/oauth2/applications/@me',
    auth: 'bot',
    handle: world => ok(applicationJson(world)),
  },
  { method: 'GET', pattern: GLOBAL, auth: 'bot', handle: world => ok(listOf(world, '')) },
  { method: 'PUT', pattern: GLOBAL, auth: 'bot', handle: (world, request) => put(world, '', request) },
  { method: 'POST', pattern: GLOBAL, auth: 'bot', handle: (world, request) => post(world, '', request) },
  {
    method: 'DELETE',
    pattern: `${GLOBAL}/*`,
    auth: 'bot',
    handle: (world, _, [, id]) => remove(world, '', id!),
  },
  { method: 'GET', pattern: GUILD, auth: 'bot', handle: (world, _, [, guild]) => ok(listOf(world, guild!)) },
  {
    method: 'PUT',
    pattern: GUILD,
    auth: 'bot',
    handle: (world, request, [, guild]) => put(world, guild!, request),
  },
  {
    method: 'POST',
    pattern: GUILD,
    auth: 'bot',
    handle: (world, request, [, guild]) => post(world, guild!, request),
  },
  {
    method: 'DELETE',
    pattern: `${GUILD}/*`,
    auth: 'bot',
    handle: (world, _, [, guild, id]) => remove(world, guild!, id!),
  },
]
