import { randomBytes } from 'node:crypto'
import {
  ApplicationCommandType,
  ChannelType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10'
import { channelJson } from './channel-json.ts'
import { MAX_UPLOAD_BYTES } from './file-upload.ts'
import type { Gateway } from './gateway.ts'
import { evictAnswered, storeInteraction } from './interaction-store.ts'
import type { Json } from './json.ts'
import { botPermissionsIn } from './permissions.ts'
import { memberJson } from './roles.ts'
import { MessageView } from './view.ts'
import {
  type Channel,
  type StoredInteraction,
  type StoredMessage,
  type User,
  userJson,
  type World,
} from './world.ts'

/** The outcome of an interaction, as the person sees it. */
export type Reply = {
  /** The failure message of Discord's client; null on success. */
  readonly failed: string | null
  /** The response, or the updated message. */
  readonly message: MessageView | null
  readonly modal: Json | null
  readonly choices: readonly { name: string; value: string | number }[]
  /** Where the interaction came from; a modal's submission refers back to it. */
  readonly origin: {
    readonly channelId: string
    readonly source: MessageView | null
    readonly metadata: Json
  }
}

export const NO_RESPONSE = 'The application did not respond'

type InteractionInput = {
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

/** Dispatches an interaction. Resolves with the response, or after `withinMs` with a timeout failure. */
export const sendInteraction = (
  world: World,
  gateway: Gateway,
  withinMs: number,
  input: InteractionInput,
): Promise<Reply> =>
  new Promise(resolve => {
    const timer = setTimeout(() => {
      interaction.tooLate = true
      interaction.settled = true
      evictAnswered(world, interaction)
      resolve({ ...replyOf(interaction, null), failed: NO_RESPONSE, message: null })
    }, withinMs)
    const { kind, command = null, user, channel, source, data } = input
    const id = world.newId()
    const interaction: StoredInteraction = {
      id,
      token: randomBytes(96).toString('base64url'),
      kind,
      command,
      metadata: metadataOf(world, id, input),
      uploadIds: Object.keys((data.resolved as { attachments?: object } | undefined)?.attachments ?? {}),
      createdAt: world.now(),
      user,
      channel,
      source,
      installedByUserOnly: isGuest(world, channel),
      acknowledged: null,
      original: null,
      followups: 0,
      tooLate: false,
      settled: false,
      settle: response => {
        interaction.settled = true
        evictAnswered(world, interaction)
        clearTimeout(timer)
        resolve(replyOf(interaction, response))
      },
    }
    storeInteraction(world, interaction)
    gateway.dispatch('INTERACTION_CREATE', payloadOf(world, interaction, input), channel.guildId)
  })

/** Whether only the user has installed the application: in a group or a server without the bot. */
export const isGuest = (world: World, { guildId, type }: Channel): boolean =>
  guildId === null ? type === ChannelType.GroupDM : world.guilds.get(guildId)?.hasBot !== true

const contextOf = ({ guildId, type }: Channel): number =>
  guildId !== null ? 0 : type === ChannelType.DM ? 1 : 2

const payloadOf = (
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
const metadataOf = (
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

const replyOf = (interaction: StoredInteraction, response: Json | null): Reply => {
  const { type, data } = (response ?? {}) as { type?: number; data?: Json }
  const message =
    interaction.original === null ? null : (interaction.channel.messages.get(interaction.original) ?? null)
  return {
    failed: null,
    message: message && new MessageView(message),
    modal: type === InteractionResponseType.Modal ? data! : null,
    choices:
      type === InteractionResponseType.ApplicationCommandAutocompleteResult
        ? (data!.choices as Reply['choices'])
        : [],
    origin: {
      channelId: interaction.channel.id,
      source: interaction.source && new MessageView(interaction.source),
      metadata: interaction.metadata,
    },
  }
}
