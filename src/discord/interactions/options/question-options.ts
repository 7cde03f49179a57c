import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Bank } from '../../../quiz/question.ts'
import { difficultiesOf, type Topic, topicsOf } from '../../../quiz/topic.ts'
import { searchTopics } from '../../../quiz/topic-search.ts'
import { cutGraphemes } from '../../../quiz/topic-value.ts'
import type { Words } from '../../../words/index.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction } from '../interaction.ts'

/** Discord shows at most so many suggestions. */
export const MAX_CHOICES = 25

/** The options of a command that say what to ask about. */

export const topicOption = (description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  description,
  autocomplete: true,
})

/** Suggested by autocomplete, since choices would be registered for all guilds alike. */
export const difficultyOption = (description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: 'difficulty',
  description,
  autocomplete: true,
})

const topicChoices = (
  banks: readonly Bank[],
  typed: string,
  words: Words,
): APIApplicationCommandOptionChoice[] =>
  searchTopics(topicsOf(banks), typed)
    .slice(0, MAX_CHOICES)
    .map(topic => topicChoice(topic, words))

/** Discord's limit for the name of a choice, in UTF-16 units. */
const MAX_CHOICE_LENGTH = 100

/** `dns (tag, 12 questions)`: of a long name its beginning. */
const topicChoice = (
  { kind, name, size, value }: Topic,
  { question }: Words,
): APIApplicationCommandOptionChoice => {
  const note = ` (${question.topicNote[kind](size)})`
  return { name: `${cutGraphemes(name, MAX_CHOICE_LENGTH - note.length)}${note}`, value }
}

const difficultyChoices = (banks: readonly Bank[], typed: string): APIApplicationCommandOptionChoice[] =>
  difficultiesOf(banks)
    .filter(name => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, MAX_CHOICES)
    .map(name => ({ name, value: name }))

/**
 * Suggestions for the topic and difficulty options of a command; null for any other option. `channelId`: where the question
 * is asked; null for what concerns the whole server.
 */
export const questionChoices = async (
  interaction: AutocompleteInteraction,
  { quiz, words }: Pick<Context, 'quiz' | 'words'>,
  channelId: string | null = null,
): Promise<APIApplicationCommandOptionChoice[] | null> => {
  const { name, value } = interaction.focused
  if (name !== 'topic' && name !== 'difficulty') return null
  const guildId = interaction.guildId ?? interaction.channelId
  const banks = await (channelId === null
    ? quiz.banksOfGuild(guildId)
    : quiz.banksFor({ guildId, channelId }))
  return name === 'topic' ? topicChoices(banks, value, words) : difficultyChoices(banks, value)
}
