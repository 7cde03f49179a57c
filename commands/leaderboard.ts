import { ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { replyWithBoard } from '../src/discord/interactions/replies/board-reply.ts'
import { PERIOD_NAMES, type PeriodName } from '../src/quiz/day.ts'
import { BOARD_NAMES, type BoardName } from '../src/quiz/ranking.ts'

export const leaderboard = {
  name: 'leaderboard',
  describe: ({ commands, periods, board }) => ({
    name: 'leaderboard',
    description: commands.leaderboard.description,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'board',
        description: commands.leaderboard.options.board,
        choices: BOARD_NAMES.map(name => ({ name: board.boards[name], value: name })),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'period',
        description: commands.leaderboard.options.period,
        choices: PERIOD_NAMES.map(name => ({ name: periods[name], value: name })),
      },
    ],
  }),
  async run(interaction, context) {
    const by = (interaction.options.text('board') ?? 'points') as BoardName
    const period = (interaction.options.text('period') ?? 'season') as PeriodName
    await replyWithBoard(interaction, { by, period, page: 0, ownerId: null }, context)
  },
} satisfies Command
