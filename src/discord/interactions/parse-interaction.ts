import {
  type APIInteraction,
  type APIMessage,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { readCommandOptions } from './command-options.ts'
import { readFormFields } from './form-fields.ts'
import type { Interaction, InteractionMessage } from './interaction.ts'

/** 2015-01-01, from which snowflakes count (Discord, "Snowflakes"), ms UTC. */
const DISCORD_EPOCH_MS = 1_420_070_400_000

/**
 * The adapter from Discord's JSON, which the Gateway and HTTP deliver alike. Null for a type of interaction that
 * nothing here asks for.
 */
export const parseInteraction = (raw: APIInteraction): Interaction | null => {
  switch (raw.type) {
    case InteractionType.ApplicationCommand:
      return {
        ...baseOf(raw),
        kind: 'command',
        name: raw.data.name,
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
        customId: raw.data.custom_id,
        values: 'values' in raw.data ? raw.data.values : [],
        message: messageOf(raw.message),
      }
    case InteractionType.ModalSubmit:
      return {
        ...baseOf(raw),
        kind: 'form',
        customId: raw.data.custom_id,
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
    id: raw.id,
    token: raw.token,
    createdAt: Number(BigInt(raw.id) >> 22n) + DISCORD_EPOCH_MS,
    user: { id: user.id, username: user.username, globalName: user.global_name ?? null, avatar: user.avatar },
    guildId: raw.guild_id ?? null,
    channelId: raw.channel?.id ?? user.id,
    isDirect: raw.context === InteractionContextType.BotDM,
    locale: 'locale' in raw ? raw.locale : 'en-US',
    guildLocale: raw.guild_locale ?? null,
    permissions: BigInt(raw.member?.permissions ?? 0),
  }
}

const messageOf = ({ id, flags }: APIMessage): InteractionMessage => ({
  id,
  isEphemeral: ((flags ?? 0) & MessageFlags.Ephemeral) !== 0,
})
