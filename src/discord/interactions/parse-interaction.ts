import {
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteractionDataResolved,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { readFormFields } from './form-fields.ts'
import type { Interaction, InteractionMessage, TargetMessage } from './interaction.ts'
import { readCommandOptions } from './options/command-options.ts'

/** 2015-01-01, from which snowflakes count (Discord, "Snowflakes"), ms UTC. */
const DISCORD_EPOCH_MS = 1_420_070_400_000

/**
 * The adapter from Discord's JSON, which the Gateway and HTTP deliver alike. Null for a type of interaction that
 * nothing here asks for. Throws for JSON that is not an interaction as Discord documents it.
 */
export const parseInteraction = (raw: APIInteraction): Interaction | null => {
  switch (raw.type) {
    case InteractionType.ApplicationCommand:
      if (raw.data.type === ApplicationCommandType.Message)
        return {
          ...baseOf(raw),
          kind: 'message-command',
          name: textOf(raw, 'name', raw.data.name),
          target: targetOf(textOf(raw, 'target_id', raw.data.target_id), raw.data.resolved),
        }
      return {
        ...baseOf(raw),
        kind: 'command',
        name: textOf(raw, 'name', raw.data.name),
        options: readCommandOptions(optionsIn(raw.data)),
      }
    case InteractionType.ApplicationCommandAutocomplete: {
      const options = readCommandOptions(raw.data.options)
      return { ...baseOf(raw), kind: 'autocomplete', name: raw.data.name, options, focused: options.focused }
    }
    case InteractionType.MessageComponent:
      return {
        ...baseOf(raw),
        kind: 'component',
        component: raw.data.component_type === ComponentType.Button ? 'button' : 'select',
        customId: textOf(raw, 'custom_id', raw.data.custom_id),
        values: 'values' in raw.data ? raw.data.values : [],
        message: messageOf(raw.message),
      }
    case InteractionType.ModalSubmit:
      return {
        ...baseOf(raw),
        kind: 'form',
        customId: textOf(raw, 'custom_id', raw.data.custom_id),
        fields: readFormFields(raw.data),
        message: raw.message ? messageOf(raw.message) : null,
      }
    default:
      return null
  }
}

const optionsIn = (data: object) => ('options' in data ? (data.options as never) : undefined)

const baseOf = (raw: APIInteraction) => {
  const user = raw.member?.user ?? raw.user
  if (!user) throw new Error(`interaction ${raw.id} came without a user`)
  return {
    id: textOf(raw, 'id', raw.id),
    token: textOf(raw, 'token', raw.token),
    createdAt: Number(BigInt(raw.id) >> 22n) + DISCORD_EPOCH_MS,
    user: {
      id: textOf(raw, 'user.id', user.id),
      username: user.username,
      globalName: user.global_name ?? null,
      avatar: user.avatar,
    },
    guildId: raw.guild_id ?? null,
    channelId: textOf(raw, 'channel.id', raw.channel?.id ?? user.id),
    parentId: parentOf(raw.channel),
    isDirect: raw.context === InteractionContextType.BotDM,
    isGuest: raw.authorizing_integration_owners?.[ApplicationIntegrationType.GuildInstall] === undefined,
    locale: 'locale' in raw ? textOf(raw, 'locale', raw.locale) : 'en-US',
    guildLocale: raw.guild_locale ?? null,
    permissions: BigInt(raw.member?.permissions ?? 0),
    roleIds: raw.member?.roles ?? [],
  }
}

const parentOf = (channel: APIInteraction['channel']): string | null =>
  channel && 'parent_id' in channel ? (channel.parent_id ?? null) : null

/** Throws where Discord, or something before it, sent anything else: what follows relies on the type. */
const textOf = (raw: APIInteraction, name: string, value: unknown): string => {
  if (typeof value === 'string') return value
  throw new Error(`interaction ${raw.id}: ${name} should be text, and is ${JSON.stringify(value)}`)
}

const targetOf = (
  id: string,
  { messages }: APIMessageApplicationCommandInteractionDataResolved,
): TargetMessage => ({ id, customIds: customIdsIn(messages[id]) })

/** Of a message or a component: its own, then those inside of it. */
const customIdsIn = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(customIdsIn)
  if (typeof part !== 'object' || part === null) return []
  const { custom_id, components, accessory } = part as Readonly<Record<string, unknown>>
  const own = typeof custom_id === 'string' ? [custom_id] : []
  return [...own, ...customIdsIn(components), ...customIdsIn(accessory)]
}

const messageOf = ({ id, flags }: APIMessage): InteractionMessage => ({
  id,
  isEphemeral: ((flags ?? 0) & MessageFlags.Ephemeral) !== 0,
})
