import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { sourceOf } from '../src/discord/interactions/interaction-source.ts'
import { showAsked } from '../src/discord/interactions/replies.ts'
import { difficultyOption, topicChoices, topicOption } from '../src/discord/interactions/topic-option.ts'
import type { Bank } from '../src/quiz/question.ts'
import type { Words } from '../src/words/index.ts'

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
      ...sourceOf(interaction, interaction.options.getBoolean('private') ?? false, context.now()),
      topic: interaction.options.getString('topic'),
      difficulty: interaction.options.getString('difficulty'),
      questions: interaction.options.getInteger('questions') ?? 1,
      seconds: interaction.options.getInteger('seconds'),
    })
    return showAsked(interaction, asked, context)
  },
  complete: (interaction, { quiz }) => topicChoices(quiz.banks(), interaction.options.getFocused()),
} satisfies Command

const optionsOf = (banks: readonly Bank[], { commands }: Words): APIApplicationCommandBasicOption[] => {
  const { options } = commands.quiz
  return [
    topicOption(options.topic),
    ...difficultyOption(banks, options.difficulty),
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
