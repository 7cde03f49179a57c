import type { AutocompleteInteraction } from 'discord.js'
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Command, Context } from '../src/discord/interactions/command.ts'
import { change, setDaily, showDailies, type Verb } from '../src/discord/interactions/daily.ts'
import { refuse } from '../src/discord/interactions/replies.ts'
import {
  difficultyOption,
  MAX_CHOICES,
  topicChoices,
  topicOption,
} from '../src/discord/interactions/topic-option.ts'
import { topicName } from '../src/discord/render/daily.ts'
import type { Bank } from '../src/quiz/question.ts'
import { formatTime } from '../src/quiz/time-of-day.ts'
import { searchZones } from '../src/quiz/zones.ts'
import type { Words } from '../src/words/index.ts'

const { String: Text, Channel, Role, Boolean: YesOrNo, Subcommand } = ApplicationCommandOptionType

/** Where a question can be posted every day. */
const CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
] as const

const VERBS: readonly Verb[] = ['pause', 'resume', 'off', 'now']

export const daily = {
  name: 'daily',
  describe: (banks, words) => ({
    name: 'daily',
    description: words.commands.daily.description,
    // A channel that gets a question every day is a server's, and its to decide.
    integration_types: [0],
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: subcommands(banks, words),
  }),
  async run(interaction, context) {
    if (!interaction.inGuild()) return refuse(interaction, context.words.daily.onlyServers, context)
    const name = interaction.options.getSubcommand()
    if (name === 'set') return setDaily(interaction, context)
    if (name === 'show') return showDailies(interaction, context)
    return change(interaction, name as Verb, context)
  },
  complete: (interaction, context) => suggestions(interaction, context),
} satisfies Command

const subcommands = (banks: readonly Bank[], words: Words): APIApplicationCommandSubcommandOption[] => {
  const { daily } = words.commands
  const which: APIApplicationCommandBasicOption = {
    type: Text,
    name: 'daily',
    description: daily.options.daily,
    autocomplete: true,
  }
  return [
    { type: Subcommand, name: 'set', description: daily.set, options: settings(banks, words) },
    { type: Subcommand, name: 'show', description: daily.show },
    ...VERBS.map(
      (name): APIApplicationCommandSubcommandOption => ({
        type: Subcommand,
        name,
        description: daily[name],
        options: [which],
      }),
    ),
  ]
}

const settings = (banks: readonly Bank[], words: Words): APIApplicationCommandBasicOption[] => {
  const { options } = words.commands.daily
  return [
    { type: Text, name: 'time', description: options.time, required: true, max_length: 20 },
    { type: Text, name: 'zone', description: options.zone, autocomplete: true },
    { type: Channel, name: 'channel', description: options.channel, channel_types: [...CHANNELS] },
    topicOption(options.topic),
    ...difficultyOption(banks, options.difficulty),
    { type: Role, name: 'role', description: options.role },
    { type: YesOrNo, name: 'thread', description: options.thread },
    { type: Text, name: 'change', description: options.change, autocomplete: true },
  ]
}

const suggestions = async (
  interaction: AutocompleteInteraction,
  context: Context,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const { name, value } = interaction.options.getFocused(true)
  if (name === 'zone')
    return searchZones(value)
      .slice(0, MAX_CHOICES)
      .map(zone => ({ name: zone, value: zone }))
  if (name === 'topic') return topicChoices(context.quiz.banks(), value)
  return dailyChoices(interaction, context)
}

/** The server's dailies, numbered as `/daily show` numbers them. */
const dailyChoices = async (
  { guildId }: AutocompleteInteraction,
  { quiz, words }: Context,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const dailies = guildId === null ? [] : await quiz.showDailies(guildId)
  return dailies.map(({ daily }, index) => {
    const topic = topicName(daily.topic) ?? words.daily.everything
    const name = words.daily.choice(index + 1, formatTime(daily.minutes), daily.zone, topic)
    return { name: name.slice(0, 100), value: daily.id }
  })
}
