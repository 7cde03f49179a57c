import type { Command } from '../src/discord/interactions/command.ts'
import { hasPermission } from '../src/discord/interactions/source.ts'
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
    const isManager = inServer && hasPermission(interaction, 'ManageGuild')
    return respond.reply(interaction, helpBody({ inServer, isManager }, words))
  },
} satisfies Command
