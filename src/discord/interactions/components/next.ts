import type { ShowQuestion } from '../../../play/deliver.ts'
import { isReview } from '../../../play/record.ts'
import { replacement } from '../../render/parts/body.ts'
import { questionBody } from '../../render/question/question.ts'
import type { ComponentHandler } from '../component.ts'
import { refuseQuestion, showQuestion } from '../replies/question-replies.ts'
import { showSummary } from '../replies/review-replies.ts'
import { presserOf } from '../source.ts'

/** The next question of a series for one person. A review goes on in its one message. */
export const nextButton: ComponentHandler<'next'> = {
  kind: 'next',
  async run(interaction, { postId }, context) {
    const by = presserOf(interaction, context.now())
    const show: ShowQuestion = async view => {
      if (!isReview(view.post)) return showQuestion(interaction, context)(view)
      const body = questionBody(view, context.wordsFor(view.post.locale))
      await context.respond.update(interaction, replacement(body))
      return interaction.message.id
    }
    const outcome = await context.quiz.nextQuestion(postId, by, show)
    return outcome.kind === 'review-over'
      ? showSummary(interaction, outcome.sessionId, context)
      : refuseQuestion(interaction, outcome, context)
  },
}
