import type { Command } from '../src/discord/interactions/command.ts'
import { replyWithStreak } from '../src/discord/interactions/replies/streak-reply.ts'

export const streak = {
  name: 'streak',
  describe: ({ commands }) => ({
    name: 'streak',
    description: commands.streak.description,
    integration_types: [0],
    contexts: [0],
  }),
  run: replyWithStreak,
} satisfies Command
