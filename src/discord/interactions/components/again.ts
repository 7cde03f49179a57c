import type { ComponentHandler } from '../component.ts'
import { refuseQuestion, showQuestion } from '../replies/question-replies.ts'
import { sourceOf } from '../source.ts'

/** Another question on the same topic. One that only one person sees leads to another that only they see. */
export const againButton: ComponentHandler<'again'> = {
  kind: 'again',
  async run(interaction, { postId }, context) {
    const from = sourceOf(interaction, interaction.message.isEphemeral, context.now())
    const show = showQuestion(interaction, context)
    return refuseQuestion(interaction, await context.quiz.askAgain(postId, from, show), context)
  },
}
