import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { eventChoices } from '../src/discord/interactions/options/event-choices.ts'
import { eventGroup } from '../src/discord/interactions/options/event-options.ts'
import { examChoices } from '../src/discord/interactions/options/exam-options.ts'
import { isEventSubcommand, replyToEventCommand } from '../src/discord/interactions/replies/event-replies.ts'
import { outcomeSubcommand, replyWithOutcome } from '../src/discord/interactions/replies/exam-outcome.ts'
import {
  examRequest,
  replyWithExam,
  replyWithExamHistory,
} from '../src/discord/interactions/replies/exam-replies.ts'
import { EXTRA_TIMES } from '../src/quiz/exam/time.ts'
import type { Words } from '../src/words/index.ts'

const { String: Text, Subcommand } = ApplicationCommandOptionType

export const exam = {
  name: 'exam',
  describe: words => ({
    name: 'exam',
    description: words.commands.exam.description,
    // Everywhere: no one else sees it.
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: subcommands(words),
  }),
  async run(interaction, context): Promise<string> {
    const { quiz } = context
    const { options, user } = interaction
    if (isEventSubcommand(options.subcommand)) return replyToEventCommand(interaction, context)
    if (options.subcommand === 'outcome') return replyWithOutcome(interaction, context)
    if (options.subcommand === 'history') return replyWithExamHistory(interaction, context)
    if (options.subcommand === 'resume')
      return replyWithExam(interaction, await quiz.resumeExam(user.id), context)
    const chosen = {
      bank: options.text('bank'),
      format: options.text('format'),
      extra: EXTRA_TIMES.find(name => name === options.text('extra')) ?? null,
    }
    return replyWithExam(
      interaction,
      await quiz.prepareExam(examRequest(interaction, chosen, context)),
      context,
    )
  },
  complete: (interaction, context) =>
    interaction.focused.name === 'event'
      ? eventChoices(interaction, context)
      : examChoices(interaction, context),
} satisfies Command

const subcommands = (
  words: Words,
): (APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption)[] => {
  const { exam } = words.commands
  return [
    { type: Subcommand, name: 'start', description: exam.start, options: settings(words) },
    { type: Subcommand, name: 'resume', description: exam.resume },
    { type: Subcommand, name: 'history', description: exam.history },
    outcomeSubcommand(words),
    eventGroup(words),
  ]
}

const settings = ({ commands, exam }: Words): APIApplicationCommandBasicOption[] => {
  const { options } = commands.exam
  return [
    { type: Text, name: 'bank', description: options.bank, autocomplete: true },
    { type: Text, name: 'format', description: options.format, autocomplete: true },
    {
      type: Text,
      name: 'extra',
      description: options.extra,
      choices: EXTRA_TIMES.map(extra => ({ name: exam.extras[extra], value: extra })),
    },
  ]
}
