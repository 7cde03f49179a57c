import { noticeBody } from '../../render/parts/body.ts'
import { askBody } from '../../render/privacy.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'

/** What people can do with their data, from `/privacy` and from its buttons. */

/** Both resolve with the outcome for the log. */

export const askToDelete = async (interaction: Interaction, { respond, words }: Context): Promise<string> => {
  await respond.reply(interaction, askBody(interaction.user.id, words))
  return 'asked'
}

export const replyWithVisibility = async (
  interaction: Interaction,
  hidden: boolean,
  { quiz, respond, words }: Context,
): Promise<string> => {
  const { kind } = await quiz.setHidden({ userId: interaction.user.id, hidden })
  await respond.reply(interaction, noticeBody(words.privacy[kind]))
  return kind
}
