import { channelOf } from '../../render/daily.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { postingProblem } from '../posting-problem.ts'
import { refuse } from '../refuse.ts'
import { asManager, showSection } from '../settings/panel.ts'
import { publicLocaleOf } from '../source.ts'

/** The channel where the managers are told what needs them, if the bot may post there. */
export const findingChannelSelect: ComponentHandler<'settings-findings'> = {
  kind: 'settings-findings',
  run: (interaction, _id, context) =>
    asManager(interaction, context, guildId => {
      const [channelId] = interaction.values
      return channelId === undefined
        ? stop(interaction, guildId, context)
        : choose(interaction, guildId, channelId, context)
    }),
}

export const stopFindingsButton: ComponentHandler<'settings-findings-off'> = {
  kind: 'settings-findings-off',
  run: (interaction, _id, context) =>
    asManager(interaction, context, guildId => stop(interaction, guildId, context)),
}

/** Below the message to the managers. */
export const findingsButton: ComponentHandler<'findings'> = {
  kind: 'findings',
  run: (interaction, _id, context) => showSection(interaction, 'findings', context),
}

const choose = async (
  interaction: ComponentInteraction,
  guildId: string,
  channelId: string,
  context: Context,
): Promise<string> => {
  const { permissions, quiz, words } = context
  const destination = { guildId, channelId, thread: false, roleId: null, textOnly: true } as const
  const problem = await postingProblem(interaction, destination, context)
  if (problem) {
    await refuse(interaction, problem.sentence, context)
    return problem.kind
  }
  const locale = await publicLocaleOf(interaction, context)
  await quiz.chooseFindingChannel(guildId, { id: channelId, locale })
  const { saved, everyoneSees } = words.findings.settings
  const note = (await permissions.everyoneSees(guildId, channelId)) ? everyoneSees : saved
  await showSection(interaction, 'findings', context, note(channelOf({ channelId })))
  return 'changed'
}

const stop = async (
  interaction: ComponentInteraction,
  guildId: string,
  context: Context,
): Promise<string> => {
  await context.quiz.chooseFindingChannel(guildId, null)
  await showSection(interaction, 'findings', context, context.words.settings.saved)
  return 'changed'
}
