import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import type { Context } from '../src/discord/interactions/context.ts'
import type { AutocompleteInteraction } from '../src/discord/interactions/interaction.ts'
import { dailyChoices } from '../src/discord/interactions/options/daily-choices.ts'
import {
  difficultyOption,
  questionChoices,
  topicOption,
} from '../src/discord/interactions/options/question-options.ts'
import { zoneChoices } from '../src/discord/interactions/options/zone-choices.ts'
import { refuse } from '../src/discord/interactions/refuse.ts'
import {
  confirmOff,
  type DailyAction,
  replyToAction,
  replyToSet,
  replyWithDailies,
} from '../src/discord/interactions/replies/daily-replies.ts'
import { DAILY_CHANNEL_TYPES } from '../src/discord/render/daily.ts'
import { CLEARABLE } from '../src/play/dailies/set-daily.ts'
import type { Words } from '../src/words/index.ts'

const { String: Text, Channel, Role, Boolean: YesOrNo, Subcommand } = ApplicationCommandOptionType

const ACTIONS = ['pause', 'resume', 'off', 'now'] as const satisfies readonly (DailyAction | 'off')[]

export const daily = {
  name: 'daily',
  describe: words => ({
    name: 'daily',
    description: words.commands.daily.description,
    // A channel that gets a question every day is a server's, and its to decide.
    integration_types: [0],
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: subcommands(words),
  }),
  async run(interaction, context) {
    const { guildId, options } = interaction
    if (guildId === null) return refuse(interaction, context.words.daily.onlyServers, context)
    const inGuild = { ...interaction, guildId }
    if (options.subcommand === 'set') return replyToSet(inGuild, context)
    if (options.subcommand === 'show') return replyWithDailies(inGuild, context)
    if (options.subcommand === 'off') return confirmOff(inGuild, context)
    return replyToAction(inGuild, options.subcommand as DailyAction, context)
  },
  complete: (interaction, context) => suggestions(interaction, context),
} satisfies Command

const subcommands = (words: Words): APIApplicationCommandSubcommandOption[] => {
  const { daily } = words.commands
  const which: APIApplicationCommandBasicOption = {
    type: Text,
    name: 'daily',
    description: daily.options.daily,
    autocomplete: true,
  }
  return [
    { type: Subcommand, name: 'set', description: daily.set, options: settings(words) },
    { type: Subcommand, name: 'show', description: daily.show },
    ...ACTIONS.map(
      (name): APIApplicationCommandSubcommandOption => ({
        type: Subcommand,
        name,
        description: daily[name],
        options: [which],
      }),
    ),
  ]
}

const settings = (words: Words): APIApplicationCommandBasicOption[] => {
  const { options } = words.commands.daily
  return [
    { type: Text, name: 'time', description: options.time, max_length: 20 },
    { type: Text, name: 'zone', description: options.zone, autocomplete: true },
    { type: Channel, name: 'channel', description: options.channel, channel_types: [...DAILY_CHANNEL_TYPES] },
    topicOption(options.topic),
    difficultyOption(options.difficulty),
    { type: Role, name: 'role', description: options.role },
    { type: YesOrNo, name: 'thread', description: options.thread },
    {
      type: Text,
      name: 'clear',
      description: options.clear,
      choices: CLEARABLE.map(name => ({ name: words.commands.daily.clearable[name], value: name })),
    },
    { type: Text, name: 'change', description: options.change, autocomplete: true },
  ]
}

const suggestions = async (
  interaction: AutocompleteInteraction,
  context: Context,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const { name, value } = interaction.focused
  if (name === 'zone') return zoneChoices(value)
  return (
    (await questionChoices(
      interaction,
      context,
      interaction.options.id('channel') ?? interaction.channelId,
    )) ?? dailyChoices(interaction, context)
  )
}
