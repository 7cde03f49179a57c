import type { AutocompleteInteraction } from 'discord.js'
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Command } from '../src/discord/command.ts'
import { showAsked } from '../src/discord/show.ts'
import { sourceOf } from '../src/discord/source.ts'
import type { Bank } from '../src/quiz/question.ts'
import { difficultiesOf, searchTopics, topicsOf } from '../src/quiz/topic.ts'
import type { Words } from '../src/words/index.ts'

/** Discord shows at most so many suggestions. */
const MOST_CHOICES = 25

export const quiz = {
  name: 'quiz',
  describe: (banks, words) => ({
    name: 'quiz',
    description: words.commands.quiz.description,
    // Everywhere: servers, direct messages and group chats, installed by a server or by a person.
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: optionsOf(banks, words),
  }),
  async run(interaction, context) {
    const asked = await context.quiz.ask({
      ...sourceOf(interaction, interaction.options.getBoolean('private') ?? false),
      topic: interaction.options.getString('topic'),
      difficulty: interaction.options.getString('difficulty'),
      questions: interaction.options.getInteger('questions') ?? 1,
      seconds: interaction.options.getInteger('seconds'),
    })
    await showAsked(interaction, asked, context)
  },
  complete: (interaction, { quiz }) => suggestions(quiz.banks(), interaction),
} satisfies Command

const optionsOf = (banks: readonly Bank[], { commands }: Words): APIApplicationCommandBasicOption[] => {
  const { options } = commands.quiz
  const difficulties = difficultiesOf(banks).slice(0, MOST_CHOICES)
  const difficulty: APIApplicationCommandBasicOption = {
    type: ApplicationCommandOptionType.String,
    name: 'difficulty',
    description: options.difficulty,
    choices: difficulties.map(name => ({ name, value: name })),
  }
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: 'topic',
      description: options.topic,
      autocomplete: true,
    },
    ...(difficulties.length > 0 ? [difficulty] : []),
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'questions',
      description: options.questions,
      min_value: 1,
      max_value: 20,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'seconds',
      description: options.seconds,
      min_value: 10,
      max_value: 600,
    },
    { type: ApplicationCommandOptionType.Boolean, name: 'private', description: options.private },
  ]
}

const suggestions = (
  banks: readonly Bank[],
  interaction: AutocompleteInteraction,
): APIApplicationCommandOptionChoice[] =>
  searchTopics(topicsOf(banks), interaction.options.getFocused())
    .slice(0, MOST_CHOICES)
    .map(({ label, size, value }) => ({ name: `${label.slice(0, 90)} (${size})`, value }))
