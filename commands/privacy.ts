import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { replyWithExport } from '../src/discord/interactions/replies/export-reply.ts'
import { askToDelete, replyWithVisibility } from '../src/discord/interactions/replies/privacy-replies.ts'
import { privacyBody } from '../src/discord/render/privacy.ts'
import type { Words } from '../src/words/index.ts'

const { Boolean: YesOrNo, Subcommand } = ApplicationCommandOptionType

export const privacy = {
  name: 'privacy',
  describe: ({ commands }) => ({
    name: 'privacy',
    description: commands.privacy.description,
    // Everywhere that someone may have answered.
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: subcommands(commands),
  }),
  async run(interaction, context): Promise<string> {
    switch (interaction.options.subcommand) {
      case 'export':
        return replyWithExport(interaction, context)
      case 'delete':
        return askToDelete(interaction, context)
      case 'hide':
        return replyWithVisibility(interaction, interaction.options.flag('hidden') ?? true, context)
      default:
        await context.respond.reply(interaction, privacyBody(context.words))
        return 'done'
    }
  },
} satisfies Command

const subcommands = ({ privacy }: Words['commands']): APIApplicationCommandSubcommandOption[] => [
  { type: Subcommand, name: 'show', description: privacy.show },
  { type: Subcommand, name: 'export', description: privacy.export },
  { type: Subcommand, name: 'delete', description: privacy.delete },
  {
    type: Subcommand,
    name: 'hide',
    description: privacy.hide,
    options: [{ type: YesOrNo, name: 'hidden', description: privacy.options.hidden }],
  },
]
