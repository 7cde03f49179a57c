import { findDigestedTopic } from '../../../quiz/topic-digest.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { refuseQuestion, showQuestion } from '../replies/question-replies.ts'
import { replyWithStats } from '../replies/stats-reply.ts'
import { sourceOf } from '../source.ts'

/** Another page of one's own statistics. */
export const statsButton: ComponentHandler<'stats'> = {
  kind: 'stats',
  run: (interaction, { part, topic, page }, context) =>
    replyWithStats(interaction, { topic: { digest: topic }, part, page, inPlace: true }, context),
}

/** The statistics of another bank. */
export const statsBankSelect: ComponentHandler<'stats-bank'> = {
  kind: 'stats-bank',
  run: (interaction, _id, context) =>
    replyWithStats(
      interaction,
      { topic: { digest: interaction.values[0] ?? '' }, part: 'overview', page: 0, inPlace: true },
      context,
    ),
}

/** `/stats` without options. */
export const statsLookButton: ComponentHandler<'stats-look'> = {
  kind: 'stats-look',
  run: (interaction, _id, context) =>
    replyWithStats(interaction, { topic: null, part: 'overview', page: 0, inPlace: false }, context),
}

/** A private question on a topic. */
export const practiceButton: ComponentHandler<'practice'> = {
  kind: 'practice',
  async run(interaction, { topic }, context) {
    const source = sourceOf(interaction, true, context.now())
    const found = findDigestedTopic(await context.quiz.banksOfGuild(source.guildId), topic)
    if (!found) {
      await refuse(interaction, context.words.refusals.topicGone, context)
      return 'topic-gone'
    }
    const request = { ...source, topic: found.value, difficulty: null, questions: 1, seconds: null }
    return refuseQuestion(
      interaction,
      await context.quiz.ask(request, showQuestion(interaction, context)),
      context,
    )
  },
}
