import { ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { questionChoices, topicOption } from '../src/discord/interactions/options/question-options.ts'
import { replyWithReview } from '../src/discord/interactions/replies/review-replies.ts'

export const review = {
  name: 'review',
  describe: ({ commands: { review } }) => ({
    name: 'review',
    description: review.description,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [
      topicOption(review.options.topic),
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'questions',
        description: review.options.questions,
        min_value: 1,
        max_value: 25,
      },
    ],
  }),
  run: (interaction, context) => {
    const { options } = interaction
    const wanted = { topic: options.text('topic'), questions: options.integer('questions'), fresh: false }
    return replyWithReview(interaction, wanted, context)
  },
  complete: async (interaction, context) => (await questionChoices(interaction, context)) ?? [],
} satisfies Command
