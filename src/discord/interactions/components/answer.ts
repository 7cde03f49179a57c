import type { AnswerOutcome, Picked } from '../../../play/answer.ts'
import type { Confidence } from '../../../quiz/study/card.ts'
import { verdictBody } from '../../render/question/verdict.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import { revealReply } from '../replies/question-replies.ts'
import { tokenOf } from '../source.ts'

/** A button of a question with one correct option. */
export const pickButton: ComponentHandler<'pick'> = {
  kind: 'pick',
  run: (interaction, { postId, place }, context) =>
    answer(interaction, postId, { by: 'place', places: [place] }, context),
}

/** The select of a question with several correct options. */
export const pickSelect: ComponentHandler<'picks'> = {
  kind: 'picks',
  run: (interaction, { postId }, context) =>
    answer(interaction, postId, { by: 'place', places: placesOf(interaction.values) }, context),
}

/** The same, in a review where the person said how sure they are. */
export const surePickButton: ComponentHandler<'sure-pick'> = {
  kind: 'sure-pick',
  run: (interaction, { postId, place, sure }, context) =>
    answer(interaction, postId, { by: 'place', places: [place] }, context, sure),
}

export const surePickSelect: ComponentHandler<'sure-picks'> = {
  kind: 'sure-picks',
  run: (interaction, { postId, sure }, context) =>
    answer(interaction, postId, { by: 'place', places: placesOf(interaction.values) }, context, sure),
}

/** The places that a select of options sends. */
export const placesOf = (values: readonly string[]): number[] =>
  values.filter(value => /^\d$/.test(value)).map(Number)

/** The same, as the version before wrote them: by the option's key in the file. */
export const answerButton: ComponentHandler<'answer'> = {
  kind: 'answer',
  run: (interaction, { postId, key }, context) =>
    answer(interaction, postId, { by: 'key', keys: [key] }, context),
}

export const answerSelect: ComponentHandler<'choose'> = {
  kind: 'choose',
  run: (interaction, { postId }, context) =>
    answer(interaction, postId, { by: 'key', keys: interaction.values }, context),
}

const answer = async (
  interaction: ComponentInteraction,
  postId: string,
  picked: Picked,
  context: Context,
  confidence?: Confidence,
): Promise<string> => {
  const click = {
    postId,
    picked,
    ...(confidence && { confidence }),
    userId: interaction.user.id,
    channelId: interaction.channelId,
    messageId: interaction.message.id,
    token: tokenOf(interaction, context.now()),
  }
  const show = revealReply(interaction, context)
  const outcome = await context.quiz.answer(click, (reveal, verdict) =>
    show(reveal, verdict.answer, verdict.study),
  )
  await showOutcome(interaction, outcome, context)
  return outcome.kind
}

const showOutcome = async (
  interaction: ComponentInteraction,
  outcome: AnswerOutcome,
  context: Context,
): Promise<void> => {
  const { words, respond } = context
  switch (outcome.kind) {
    case 'kept': {
      if (outcome.shown) return
      const tellsWhoSees = outcome.verdict.firstHere === true && interaction.guildId !== null
      return respond.reply(
        interaction,
        verdictBody({ ...outcome.verdict, again: false, tellsWhoSees }, words),
      )
    }
    case 'already-answered':
      return respond.reply(interaction, verdictBody({ ...outcome.verdict, again: true }, words))
    case 'closed':
      return refuse(interaction, words.refusals.closed, context)
    case 'spent':
      return refuse(interaction, words.refusals.spent, context)
    case 'unknown-post':
      return refuse(interaction, words.refusals.unknownPost, context)
    case 'not-yours':
      return refuse(interaction, words.refusals.notYours, context)
    case 'wrong-number':
      return refuse(interaction, words.refusals.wrongNumber(outcome.expected), context)
  }
}
