import { ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { replyToSuggest } from '../src/discord/interactions/replies/suggestion-replies.ts'

/** For members of a server, whose managers decide. */
export const suggest = {
  name: 'suggest',
  describe: ({ commands }) => ({
    name: 'suggest',
    description: commands.suggest.description,
    integration_types: [0],
    contexts: [0],
    options: [
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'file',
        description: commands.suggest.options.file,
      },
    ],
  }),
  run: replyToSuggest,
} satisfies Command
