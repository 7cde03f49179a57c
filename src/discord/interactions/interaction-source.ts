import { type BaseInteraction, InteractionContextType, PermissionFlagsBits } from 'discord.js'
import type { Request } from '../../play/ask.ts'
import type { Audience, Pass } from '../../play/record.ts'
import type { Answerable } from '../rest/respond.ts'

/**
 * Who asks from where. Read only from what the interaction itself carries: without intents the bot keeps no
 * servers, channels or members.
 */
export const sourceOf = (
  interaction: Answerable,
  isPrivate: boolean,
  now: number,
): Omit<Request, 'topic' | 'difficulty' | 'questions' | 'seconds'> => {
  const channelId = interaction.channelId ?? interaction.user.id
  return {
    serverId: interaction.guildId ?? channelId,
    channelId,
    audience: isPrivate ? 'private' : audienceOf(interaction),
    userId: interaction.user.id,
    locale: interaction.locale,
    pass: passOf(interaction, now),
  }
}

const audienceOf = (interaction: BaseInteraction): Audience =>
  interaction.context === InteractionContextType.BotDM ? 'direct' : 'channel'

/** `now` is ms UTC, by the bot's clock. */
export const passOf = (interaction: Answerable, now: number): Pass => ({
  token: interaction.token,
  // By our clock like all that it is compared with: Discord's would let questions close at once where ours is wrong.
  issuedAt: now,
})

/** May end what others began: those who may manage messages there. */
export const whoIs = (interaction: BaseInteraction): { userId: string; moderator: boolean } => ({
  userId: interaction.user.id,
  moderator: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
})
