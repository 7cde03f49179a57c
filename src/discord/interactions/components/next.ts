import type { ComponentHandler } from '../component.ts'
import { refuseQuestion, showQuestion } from '../question-replies.ts'
import { presserOf } from '../source.ts'

/** The next question of a series for one person. */
export const nextButton: ComponentHandler<'next'> = {
  kind: 'next',
  async run(interaction, { postId }, context) {
    const by = presserOf(interaction, context.now())
    const show = showQuestion(interaction, context)
    return refuseQuestion(interaction, await context.quiz.nextQuestion(postId, by, show), context)
  },
}
