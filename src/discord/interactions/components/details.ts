import { detailsBody } from '../../render/question/details.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'

/** "Option by option", privately. */
export const detailsButton: ComponentHandler<'details'> = {
  kind: 'details',
  async run(interaction, { postId }, context) {
    const { quiz, respond, words } = context
    const outcome = await quiz.explain({
      postId,
      userId: interaction.user.id,
      channelId: interaction.channelId,
    })
    if (outcome.kind === 'explained') await respond.reply(interaction, detailsBody(outcome.view, words))
    else await refuse(interaction, words.refusals[REFUSALS[outcome.kind]], context)
    return outcome.kind
  },
}

const REFUSALS = {
  'unknown-post': 'unknownPost',
  'not-yours': 'notYours',
  'not-answered': 'notAnswered',
} as const
