import { ApplicationCommandType, ChannelType, InteractionType } from 'discord-api-types/v10'
import { channelJson } from './channel-json.ts'
import { MAX_UPLOAD_BYTES } from './file-upload.ts'
import type { Json } from './json.ts'
import { botPermissionsIn } from './permissions.ts'
import { memberJson } from './roles.ts'
import {
  type Channel,
  type StoredInteraction,
  type StoredMessage,
  type User,
  userJson,
  type World,
} from './world.ts'

/** What a person does, before it becomes an interaction. */
export type InteractionInput = {
  readonly kind: StoredInteraction['kind']
  readonly user: User
  readonly permissions: bigint
  readonly channel: Channel
  readonly data: Json
  readonly source: StoredMessage | null
  readonly command?: string
  /** For a modal: the metadata of the interaction that opened it. */
  readonly trigger?: Json
}

const TYPES = {
  command: InteractionType.ApplicationCommand,
  component: InteractionType.MessageComponent,
  autocomplete: InteractionType.ApplicationCommandAutocomplete,
  modal: InteractionType.ModalSubmit,
} as const

/** INTERACTION_CREATE (receiving-and-responding, Interaction Object). */
export const interactionPayload = (
  world: World,
  interaction: StoredInteraction,
  { channel, user, permissions, data, source, kind }: InteractionInput,
): Json => {
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: TYPES[kind],
    data,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...memberJson(world, guild, user.id), permissions: String(permissions) },
        }
      : { user: userJson(user) }),
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: String(permissions) },
    token: interaction.token,
    version: 1,
    app_permissions: String(
      interaction.installedByUserOnly ? GUEST_PERMISSIONS : botPermissionsIn(world, channel),
    ),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: integrationOwners(world, channel, user),
    context: contextOf(channel),
    attachment_size_limit: MAX_UPLOAD_BYTES,
    ...(source && { message: source.json }),
  }
}

/** Who installed the application: key 0 is a server ("0" in direct messages), key 1 a user. */
const integrationOwners = (world: World, channel: Channel, user: User): Json =>
  isGuest(world, channel) ? { '1': user.id } : { '0': channel.guildId ?? '0' }

/** Message Interaction Metadata (resources/message). */
export const interactionMetadata = (
  world: World,
  id: string,
  { kind, user, channel, source, data, trigger }: InteractionInput,
): Json => ({
  id,
  type: TYPES[kind],
  user: userJson(user),
  authorizing_integration_owners: integrationOwners(world, channel, user),
  ...(kind === 'component' && { interacted_message_id: source?.id }),
  ...(kind === 'command' && targetOf(data)),
  ...(trigger && { triggering_interaction_metadata: trigger }),
})

/** The target of a context menu command. */
const targetOf = ({ type, target_id, resolved }: Json): Json => {
  if (type === ApplicationCommandType.Message) return { target_message_id: target_id }
  if (type !== ApplicationCommandType.User) return {}
  return { target_user: (resolved as { users: Json }).users[String(target_id)] }
}

/** EMBED_LINKS and ATTACH_FILES: what a user-installed application may do elsewhere. */
const GUEST_PERMISSIONS = (1n << 14n) | (1n << 15n)

/** Whether only the user has installed the application: in a group or a server without the bot. */
export const isGuest = (world: World, { guildId, type }: Channel): boolean =>
  guildId === null ? type === ChannelType.GroupDM : world.guilds.get(guildId)?.hasBot !== true

export const contextOf = ({ guildId, type }: Channel): number =>
  guildId !== null ? 0 : type === ChannelType.DM ? 1 : 2
