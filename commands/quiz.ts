import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import {
  difficultyOption,
  questionChoices,
  topicOption,
} from '../src/discord/interactions/options/question-options.ts'
import { refuseQuestion, showQuestion } from '../src/discord/interactions/replies/question-replies.ts'
import { sourceOf } from '../src/discord/interactions/source.ts'
import type { Words } from '../src/words/index.ts'

export const quiz = {
  name: 'quiz',
  describe: words => ({
    name: 'quiz',
    description: words.commands.quiz.description,
    // Everywhere: servers, direct messages and group chats, installed by a server or by a person.
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: optionsOf(words),
  }),
  async run(interaction, context) {
    const { options } = interaction
    const request = {
      ...sourceOf(interaction, options.flag('private') ?? false, context.now()),
      topic: options.text('topic'),
      difficulty: options.text('difficulty'),
      questions: options.integer('questions') ?? 1,
      seconds: options.integer('seconds'),
    }
    const outcome = await context.quiz.ask(request, showQuestion(interaction, context))
    return refuseQuestion(interaction, outcome, context)
  },
  complete: async (interaction, context) =>
    (await questionChoices(interaction, context, interaction.channelId)) ?? [],
} satisfies Command

const optionsOf = ({ commands }: Words): APIApplicationCommandBasicOption[] => {
  const { options } = commands.quiz
  return [
    topicOption(options.topic),
    difficultyOption(options.difficulty),
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
