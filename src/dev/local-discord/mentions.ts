import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import type { Channel, World } from './world.ts'

type Allowed = { readonly parse?: string[]; readonly users?: string[]; readonly roles?: string[] }

const EVERYTHING: Allowed = { parse: ['users', 'roles', 'everyone'] }

/** A message's mention fields: what its text mentions, filtered by `allowed_mentions` and permissions. */
export const mentionFields = (world: World, channel: Channel, body: Json, permissions: bigint): Json => {
  const text = JSON.stringify([body.content ?? '', body.components ?? []])
  const allowed = (body.allowed_mentions ?? EVERYTHING) as Allowed
  const mayAll = (permissions & PermissionFlagsBits.MentionEveryone) !== 0n
  const roles = world.guilds.get(channel.guildId ?? '')?.roles
  const lets = (kind: 'users' | 'roles', id: string) =>
    allowed.parse?.includes(kind) || allowed[kind]?.includes(id) || false
  return {
    mentions: mentionedIn(text, /<@!?(\d+)>/g)
      .filter(id => lets('users', id))
      .map(id => ({ id, username: id, discriminator: '0', avatar: null })),
    mention_roles: mentionedIn(text, /<@&(\d+)>/g).filter(
      id => lets('roles', id) && (roles?.get(id)?.mentionable || (mayAll && roles?.has(id))),
    ),
    mention_everyone:
      mayAll && (allowed.parse?.includes('everyone') ?? false) && /@everyone|@here/.test(text),
  }
}

const mentionedIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(match => match[1]!)),
]
