import { API_ERRORS, throwIfInvalid } from '../api-errors.ts'
import type { Json } from '../json.ts'
import { localizeCommand } from '../locales.ts'
import type { ApiRequest } from '../request.ts'
import { checkCommand, checkCommands } from '../rules/index.ts'
import { type StoredCommand, userJson, type World } from '../world.ts'
import { type ApiResponse, NO_CONTENT, ok, type Route } from './route.ts'

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
  ...ownership(world),
})

/** A team is the owner of its application through a user that stands for it (Discord, "Teams"). */
const ownership = ({ team, users, applicationId }: World): Json => {
  const [first] = [...users.values()].filter(({ bot }) => !bot)
  if (team.length === 0) return { owner: first ? userJson(first) : null, team: null }
  return {
    owner: userJson({ ...first!, id: applicationId, name: 'team' }),
    team: {
      id: applicationId,
      icon: null,
      name: 'Team',
      owner_user_id: team[0]!.userId,
      members: team.map(({ userId, accepted, role }) => ({
        user: userJson(users.get(userId)!),
        team_id: applicationId,
        membership_state: accepted ? 2 : 1,
        role,
        permissions: ['*'],
      })),
    },
  }
}

const commandsOf = (world: World, scope: string): StoredCommand[] => world.commands.get(scope) ?? []

const CHAT_INPUT = 1

/** Commands are identified by name and type. */
const isSame = (command: StoredCommand, { name, type }: Json): boolean =>
  command.name === name && command.type === (type ?? CHAT_INPUT)

/** A command as Discord stores it, with ids and defaults. */
const toStored = (world: World, scope: string, body: Json): StoredCommand => {
  const before = commandsOf(world, scope).find(one => isSame(one, body))
  return {
    ...body,
    id: before?.id ?? world.newId(),
    application_id: world.applicationId,
    version: world.newId(),
    name: String(body.name),
    // As Discord shows commands of menus (application-commands, Application Command Structure).
    description: body.description ?? '',
    type: body.type ?? CHAT_INPUT,
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

const asRequested = (command: StoredCommand, { query, locale }: ApiRequest): Json =>
  query.get('with_localizations') === 'true' ? command : localizeCommand(command, locale)

const list = (world: World, scope: string, request: ApiRequest): ApiResponse =>
  ok(commandsOf(world, scope).map(one => asRequested(one, request)))

const commandAt = (world: World, scope: string, id: string): StoredCommand => {
  const command = commandsOf(world, scope).find(one => one.id === id)
  if (!command) throw API_ERRORS.unknownCommand()
  return command
}

const replaceAll = (world: World, scope: string, { body }: ApiRequest): ApiResponse => {
  throwIfInvalid(checkCommands(body, scope === '' ? 'global' : 'guild'))
  const commands = (body as Json[]).map(one => toStored(world, scope, one))
  world.commands.set(scope, commands)
  world.events.emit('change')
  return ok(commands)
}

const create = (world: World, scope: string, { body }: ApiRequest): ApiResponse => {
  throwIfInvalid(checkCommand(body))
  const command = toStored(world, scope, body as Json)
  const others = commandsOf(world, scope).filter(one => !isSame(one, command))
  const isNew = others.length === commandsOf(world, scope).length
  world.commands.set(scope, [...others, command])
  world.events.emit('change')
  return { status: isNew ? 201 : 200, body: command }
}

const remove = (world: World, scope: string, id: string): ApiResponse => {
  const command = commandAt(world, scope, id)
  world.commands.set(
    scope,
    commandsOf(world, scope).filter(one => one !== command),
  )
  world.events.emit('change')
  return NO_CONTENT
}

/** The same routes for the global scope, '', and for that of a guild. */
const commandRoutes = (
  pattern: string,
  scopeOf: (world: World, parameters: readonly string[]) => string,
): readonly Route[] => [
  {
    method: 'GET',
    pattern,
    auth: 'bot',
    handle: (world, request, path) => list(world, scopeOf(world, path), request),
  },
  {
    method: 'PUT',
    pattern,
    auth: 'bot',
    handle: (world, request, path) => replaceAll(world, scopeOf(world, path), request),
  },
  {
    method: 'POST',
    pattern,
    auth: 'bot',
    handle: (world, request, path) => create(world, scopeOf(world, path), request),
  },
  {
    method: 'GET',
    pattern: `${pattern}/*`,
    auth: 'bot',
    handle: (world, request, path) =>
      ok(asRequested(commandAt(world, scopeOf(world, path), path.at(-1)!), request)),
  },
  {
    method: 'DELETE',
    pattern: `${pattern}/*`,
    auth: 'bot',
    handle: (world, _, path) => remove(world, scopeOf(world, path), path.at(-1)!),
  },
]

/** Discord refuses commands in a guild that the application is not in. */
const guildScope = (world: World, [, guildId]: readonly string[]): string => {
  if (!world.guilds.get(guildId!)?.hasBot) throw API_ERRORS.missingAccess()
  return guildId!
}

export const applicationRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/applications/@me', auth: 'bot', handle: world => ok(applicationJson(world)) },
  {
    method: 'GET',
    pattern: '/oauth2/applications/@me',
    auth: 'bot',
    handle: world => ok(applicationJson(world)),
  },
  ...commandRoutes('/applications/*/commands', () => ''),
  ...commandRoutes('/applications/*/guilds/*/commands', guildScope),
]
