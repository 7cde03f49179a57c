import { ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import {
  questionSuggestions,
  replyToQuestions,
} from '../src/discord/interactions/replies/curation-command.ts'

const { String: Text, Channel, Boolean: YesOrNo } = ApplicationCommandOptionType

/** For the bot's owners, also in direct messages, and for those who manage a server. */
export const questions = {
  name: 'questions',
  describe: ({ commands: { questions } }) => ({
    name: 'questions',
    description: questions.description,
    integration_types: [0, 1],
    contexts: [0, 1],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      { type: Text, name: 'question', description: questions.options.question, autocomplete: true },
      {
        type: Channel,
        name: 'channel',
        description: questions.options.channel,
        channel_types: [ChannelType.GuildText, ChannelType.PublicThread],
      },
      { type: YesOrNo, name: 'stop', description: questions.options.stop },
    ],
  }),
  run: replyToQuestions,
  complete: questionSuggestions,
} satisfies Command
