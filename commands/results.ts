import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { replyWithResults, resultsChoices } from '../src/discord/interactions/replies/results-reply.ts'
import { RESULT_PERIODS } from '../src/quiz/results/period.ts'

export const results = {
  name: 'results',
  describe: ({ commands, results: { periods } }) => ({
    name: 'results',
    description: commands.results.description,
    integration_types: [0],
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'period',
        description: commands.results.options.period,
        choices: RESULT_PERIODS.map(name => ({ name: periods[name], value: name })),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'bank',
        description: commands.results.options.bank,
        autocomplete: true,
      },
    ],
  }),
  run: replyWithResults,
  complete: resultsChoices,
} satisfies Command
