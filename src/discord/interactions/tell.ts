import { noticesBody } from '../render/notices.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'
import { tellIfBlocked } from './replies/study-replies.ts'
import { offerSetup } from './settings/offer-setup.ts'

type Telling = Pick<Context, 'quiz' | 'respond' | 'words'>

/**
 * Tells a person in private, after the reply to something that they did, what waits for them. Not where the application
 * is a guest: Discord takes few messages there, and a quiz needs them.
 */
export const tellPrivately = async (
  interaction: Exclude<Interaction, { kind: 'autocomplete' }>,
  context: Telling,
): Promise<void> => {
  if (interaction.isGuest) return
  if (interaction.kind === 'command') {
    await tellIfBlocked(interaction, context)
    await offerSetup(interaction, context)
  }
  await tellNotices(interaction, context)
}

/** Taken first, so that each is told once; put back where the message can't be sent. */
const tellNotices = async (interaction: Interaction, { quiz, respond, words }: Telling): Promise<void> => {
  const taken = await quiz.takeNotices(interaction.user.id)
  if (!taken) return
  try {
    await respond.followUp(interaction, noticesBody(taken, words))
  } catch (error) {
    await quiz.returnNotices(taken.told)
    throw error
  }
}
