import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { QuizRequest } from '../../play/ask.ts'
import type { Audience, InteractionToken } from '../../play/record.ts'
import type { Presser } from '../../play/reveal.ts'
import { publicLocaleIn } from '../../play/settings/ask-rules.ts'
import { GUEST_FOLLOW_UPS } from '../../play/time-limits.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'

/**
 * Who asks from where, and which languages are read there. Taken only from what the interaction carries:
 * without intents the bot keeps no guilds, channels or members. `now` is the bot's clock, ms UTC.
 */
export const sourceOf = (
  interaction: Interaction,
  isPrivate: boolean,
  now: number,
): Omit<QuizRequest, 'topic' | 'difficulty' | 'questions' | 'seconds'> => {
  const audience: Audience = isPrivate ? 'private' : interaction.isDirect ? 'direct' : 'channel'
  return {
    guildId: interaction.guildId ?? interaction.channelId,
    channelId: interaction.channelId,
    parentId: interaction.parentId,
    audience,
    userId: interaction.user.id,
    moderator: hasPermission(interaction, 'ManageMessages'),
    locale: interaction.locale,
    guildLocale: interaction.guildLocale,
    token: tokenOf(interaction, now),
  }
}

/** The language of what everyone in the channel reads. */
export const publicLocaleOf = async (
  interaction: Interaction,
  { quiz }: Pick<Context, 'quiz'>,
): Promise<string> => {
  const { guildId, locale } = interaction
  return guildId === null ? locale : publicLocaleIn(await quiz.settingsOf(guildId), interaction)
}

export const tokenOf = (interaction: Interaction, now: number): InteractionToken => ({
  value: interaction.token,
  // By the bot's clock, like all that it is compared with. If that clock is wrong, Discord's timestamp would make
  // new questions close immediately.
  issuedAt: now,
  ...(interaction.isGuest && { followUpsLeft: GUEST_FOLLOW_UPS }),
})

/** Who presses a button, where, and the fresh token that it brings. */
export const presserOf = (interaction: Interaction, now: number): Presser => ({
  userId: interaction.user.id,
  channelId: interaction.channelId,
  token: tokenOf(interaction, now),
})

/** Who presses, and whether they may end what others started: everyone who may manage messages there. */
export const moderatorOf = (interaction: Interaction) => ({
  userId: interaction.user.id,
  moderator: hasPermission(interaction, 'ManageMessages'),
})

/** Whether someone may manage the server, which has added the bot: elsewhere it doesn't work for the server. */
export const managesServer = <T extends Interaction>(
  interaction: T,
): interaction is T & { readonly guildId: string } =>
  interaction.guildId !== null && !interaction.isGuest && hasPermission(interaction, 'ManageGuild')

export const hasPermission = (
  { permissions }: Interaction,
  name: keyof typeof PermissionFlagsBits,
): boolean => (permissions & (PermissionFlagsBits[name] | PermissionFlagsBits.Administrator)) !== 0n
