import type { Command } from '../src/discord/interactions/command.ts'
import { questionChoices, topicOption } from '../src/discord/interactions/options/question-options.ts'
import { replyWithStats } from '../src/discord/interactions/replies/stats-reply.ts'

export const stats = {
  name: 'stats',
  describe: ({ commands }) => ({
    name: 'stats',
    description: commands.stats.description,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [topicOption(commands.stats.options.topic)],
  }),
  run(interaction, context) {
    const typed = interaction.options.text('topic')
    const topic = typed === null ? null : { typed }
    return replyWithStats(interaction, { topic, part: 'overview', page: 0, inPlace: false }, context)
  },
  complete: async (interaction, context) => (await questionChoices(interaction, context)) ?? [],
} satisfies Command
