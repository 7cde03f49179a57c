import { EventEmitter } from 'node:events'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { LocalDiscord } from '../../local-discord/discord.ts'
import type { GuildView } from '../../local-discord/guild-view.ts'
import type { Member } from '../../local-discord/member.ts'
import { BOT_PERMISSIONS } from '../../local-discord/permissions.ts'
import type { Reply } from '../../local-discord/send-interaction.ts'
import type { Channel } from '../../local-discord/world.ts'
import { type ClientState, createClientState } from './client-state.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** The playground's server, its people, and the state of their clients. */
export type Scene = {
  readonly discord: LocalDiscord
  readonly guild: GuildView
  readonly guildId: string
  readonly guildName: string
  readonly people: readonly Member[]
  readonly clients: ReadonlyMap<string, ClientState>
  /** Open modals by id, oldest first. */
  readonly forms: Map<string, { readonly personId: string; readonly reply: Reply }>
  readonly uploads: Uploads
  /** Emits `read` with its cause when unread messages are read. */
  readonly events: EventEmitter
}

const NAME = 'Playground'

/** Seeds a local Discord: a server with two channels and a thread, three people, and direct messages. */
export const seedServer = (discord: LocalDiscord): Scene => {
  const guild = discord.guild(NAME, {
    botPermissions: [
      ...BOT_PERMISSIONS,
      'CreatePublicThreads',
      'ManageThreads',
      'ManageMessages',
      'ManageRoles',
    ],
  })
  guild.channel('general')
  guild.channel('study').thread('Questions about questions')
  const students = guild.role('Students', { mentionable: true })
  const people = [
    guild.member('Ana', { permissions: ['ManageMessages', 'ManageGuild', 'ManageRoles'], roles: [students] }),
    guild.member('Ben', { roles: [students] }),
    guild.member('Cem'),
  ]
  // Below Ana's own, so that she can have them given.
  for (const name of ['Gold', 'Champion']) guild.role(name)
  for (const person of people) discord.directMessage(person)
  return {
    discord,
    guild,
    guildId: guild.id,
    guildName: NAME,
    people,
    clients: new Map(people.map(({ id }) => [id, createClientState()])),
    forms: new Map(),
    uploads: createUploads(),
    events: new EventEmitter().setMaxListeners(0),
  }
}

export const manages = ({ permissions }: Member): boolean =>
  (permissions & PermissionFlagsBits.ManageMessages) !== 0n

/** A person in a channel. */
export type Here = { readonly scene: Scene; readonly me: Member; readonly channel: Channel }
