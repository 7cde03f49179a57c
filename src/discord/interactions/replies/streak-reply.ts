import { streakBody } from '../../render/streak.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'
import { refuse } from '../refuse.ts'

/** Shows somebody's streak on this server. */
export const replyWithStreak = async (interaction: Interaction, context: Context): Promise<void> => {
  const { quiz, respond, words } = context
  if (interaction.guildId === null) return refuse(interaction, words.streak.onlyServers, context)
  const view = await quiz.showStreak({ guildId: interaction.guildId, userId: interaction.user.id })
  return respond.reply(interaction, streakBody(view, words))
}
