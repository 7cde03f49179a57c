import { setupOfferBody } from '../../render/settings/setup.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction } from '../interaction.ts'
import { managesServer } from '../source.ts'

/** Commands that someone uses who finds their way already. */
const NOT_AFTER = ['settings', 'daily']

/** After a command of someone who may set up the server, until it's done or dismissed; at most once a day. */
export const offerSetup = async (
  interaction: CommandInteraction,
  { quiz, respond, words }: Pick<Context, 'quiz' | 'respond' | 'words'>,
): Promise<void> => {
  if (NOT_AFTER.includes(interaction.name) || !managesServer(interaction)) return
  if (await quiz.takeSetupOffer(interaction.guildId))
    await respond.followUp(interaction, setupOfferBody(words))
}
