import type { Command } from '../src/discord/interactions/command.ts'
import { refuse } from '../src/discord/interactions/refuse.ts'
import { streakBody } from '../src/discord/render/streak.ts'

export const streak = {
  name: 'streak',
  describe: ({ commands }) => ({
    name: 'streak',
    description: commands.streak.description,
    integration_types: [0],
    contexts: [0],
  }),
  async run(interaction, context) {
    const { quiz, respond, words } = context
    if (interaction.guildId === null) return refuse(interaction, words.streak.onlyServers, context)
    const view = await quiz.showStreak({ guildId: interaction.guildId, userId: interaction.user.id })
    return respond.reply(interaction, streakBody(view, words))
  },
} satisfies Command
