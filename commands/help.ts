import type { Command } from '../src/discord/interactions/command.ts'
import { managesServer } from '../src/discord/interactions/source.ts'
import { helpBody } from '../src/discord/render/help.ts'

export const help = {
  name: 'help',
  describe: ({ commands }) => ({
    name: 'help',
    description: commands.help.description,
    integration_types: [0, 1],
    contexts: [0, 1, 2],
  }),
  run(interaction, { respond, words }) {
    const inServer = interaction.guildId !== null && !interaction.isGuest
    return respond.reply(interaction, helpBody({ inServer, isManager: managesServer(interaction) }, words))
  },
} satisfies Command
