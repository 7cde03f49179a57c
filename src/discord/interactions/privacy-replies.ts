import { noticeBody } from '../render/body.ts'
import { askBody, exportBody } from '../render/privacy.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'

/** What people can do with their data, from `/privacy` and from its buttons. */

export const replyWithExport = async (interaction: Interaction, context: Context): Promise<void> => {
  const { quiz, respond, words } = context
  await respond.reply(interaction, exportBody(await quiz.exportPersonalData(interaction.user.id), words))
}

export const askToDelete = (interaction: Interaction, { respond, words }: Context): Promise<void> =>
  respond.reply(interaction, askBody(interaction.user.id, words))

export const setHidden = async (
  interaction: Interaction,
  hidden: boolean,
  { quiz, respond, words }: Context,
): Promise<void> => {
  const { kind } = await quiz.setHidden({ userId: interaction.user.id, hidden })
  await respond.reply(interaction, noticeBody(words.privacy[kind]))
}
