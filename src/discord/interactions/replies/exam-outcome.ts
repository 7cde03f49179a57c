import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Words } from '../../../words/index.ts'
import { linkToStats } from '../../render/next-steps.ts'
import { bodyOf, EPHEMERAL, row, text } from '../../render/parts/body.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction } from '../interaction.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { topicRefusal } from './question-replies.ts'

const RESULTS = ['passed', 'failed'] as const

/** The subcommand `outcome` of `/exam`: how a real exam went. Its option `bank` has suggestions. */
export const outcomeSubcommand = ({ commands, stats }: Words): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: 'outcome',
  description: commands.outcome.description,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'result',
      description: commands.outcome.options.result,
      required: true,
      choices: RESULTS.map(value => ({ name: stats.outcome.results[value], value })),
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'bank',
      description: commands.outcome.options.bank,
      autocomplete: true,
    },
  ],
})

/** Keeps how a real exam went. Resolves with the outcome in a word. */
export const replyWithOutcome = async (
  interaction: CommandInteraction,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  const outcome = await quiz.saveOutcome({
    guildId: interaction.guildId ?? interaction.channelId,
    userId: interaction.user.id,
    bank: interaction.options.text('bank'),
    passed: interaction.options.text('result') === 'passed',
  })
  if (outcome.kind === 'too-fast') return refuseTooFast(interaction, outcome, context)
  if (outcome.kind === 'saved') {
    const { bank, passed, chance, endsPlan } = outcome
    const sentence = words.stats.outcome.saved({ bank: bank.title, passed, chance, endsPlan })
    await respond.reply(
      interaction,
      bodyOf([text(sentence), row([linkToStats(words)])], { flags: EPHEMERAL }),
    )
  } else {
    const sentence =
      outcome.kind === 'no-exam'
        ? words.stats.outcome.noExam(outcome.name)
        : topicRefusal(outcome, words.refusals)
    await refuse(interaction, sentence, context)
  }
  return outcome.kind
}
