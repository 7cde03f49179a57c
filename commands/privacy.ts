import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import type { Context } from '../src/discord/interactions/context.ts'
import { replyWithExport } from '../src/discord/interactions/export-reply.ts'
import type { CommandInteraction } from '../src/discord/interactions/interaction.ts'
import { noticeBody } from '../src/discord/render/body.ts'
import { askBody, privacyBody } from '../src/discord/render/privacy.ts'
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
    const { respond, words } = context
    switch (interaction.options.subcommand) {
      case 'export':
        return replyWithExport(interaction, context)
      case 'delete':
        await respond.reply(interaction, askBody(interaction.user.id, words))
        return 'asked'
      case 'hide':
        return hide(interaction, context)
      default:
        await respond.reply(interaction, privacyBody(words))
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

const hide = async (interaction: CommandInteraction, { quiz, respond, words }: Context): Promise<string> => {
  const hidden = interaction.options.flag('hidden') ?? true
  const { kind } = await quiz.setHidden({ userId: interaction.user.id, hidden })
  await respond.reply(interaction, noticeBody(words.privacy[kind]))
  return kind
}
