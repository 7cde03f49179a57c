import { findDigestedTopic } from '../../../quiz/topic-digest.ts'
import { questionBody } from '../../render/question/question.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { replyWithReview, showSummary } from '../replies/review-replies.ts'
import { sourceOf } from '../source.ts'

/** `/review` without options, or new questions where nothing is due. */
export const reviewButton: ComponentHandler<'review'> = {
  kind: 'review',
  run: (interaction, { what }, context) =>
    replyWithReview(interaction, { topic: null, questions: null, fresh: what === 'new' }, context),
}

/** The same on a topic. */
export const reviewTopicButton: ComponentHandler<'review-topic'> = {
  kind: 'review-topic',
  async run(interaction, { what, topic }, context) {
    const { guildId } = sourceOf(interaction, true, context.now())
    const found = findDigestedTopic(await context.quiz.banksOfGuild(guildId), topic)
    if (found)
      return replyWithReview(
        interaction,
        { topic: found.value, questions: null, fresh: what === 'new' },
        context,
      )
    await refuse(interaction, context.words.review.topicGone, context)
    return 'topic-gone'
  },
}

/** Ends a review, or shows how it went. */
export const finishButton: ComponentHandler<'finish'> = {
  kind: 'finish',
  run: (interaction, { sessionId }, context) => showSummary(interaction, sessionId, context),
}

/** How sure someone is: the question once more, with buttons that carry it. */
export const sureButton: ComponentHandler<'sure'> = {
  kind: 'sure',
  async run(interaction, { postId, sure }, context) {
    const { quiz, respond, words, wordsFor } = context
    const press = { userId: interaction.user.id, channelId: interaction.channelId }
    const found = await quiz.showReviewQuestion(postId, press)
    if (found.kind === 'open') {
      // The picture and the attached text stay.
      const {
        files: _files,
        images: _images,
        ...body
      } = questionBody(found.view, wordsFor(found.view.post.locale), null, sure)
      await respond.update(interaction, body)
    } else await refuse(interaction, words.refusals[REFUSALS[found.kind]], context)
    return found.kind
  },
}

const REFUSALS = { closed: 'closed', 'not-yours': 'notYours', 'unknown-post': 'unknownPost' } as const
