import type { StatsRequest, StatsView } from '../../play/study/stats.ts'
import { shown } from '../render/body.ts'
import { statsBody } from '../render/stats.ts'
import { statsAlt, statsPicture } from '../render/stats-picture.ts'
import { statsTagsBody } from '../render/stats-tags.ts'
import type { Context } from './context.ts'
import type { StatsPart } from './custom-id.ts'
import type { Interaction } from './interaction.ts'
import { topicRefusal } from './question-replies.ts'
import { refuse, refuseTooFast } from './refuse.ts'

type StatsPage = {
  readonly topic: StatsRequest['topic']
  readonly part: StatsPart
  readonly page: number
  /** Whether it takes the place of the message that was pressed. */
  readonly inPlace: boolean
}

/** Shows someone's own statistics, to them alone. Resolves with the outcome in a word. */
export const replyWithStats = async (
  interaction: Interaction,
  { topic, part, page, inPlace }: StatsPage,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  const guildId = interaction.guildId ?? interaction.channelId
  const outcome = await quiz.showStats({ guildId, userId: interaction.user.id, topic })
  if (outcome.kind === 'too-fast') return refuseTooFast(interaction, outcome, context)
  if (outcome.kind !== 'stats') {
    await refuse(interaction, refusalOf(outcome, words), context)
    return outcome.kind
  }
  const body = part === 'tags' ? statsTagsBody(outcome, page, words) : await overviewBody(outcome, context)
  // An empty list of files removes the picture of the page before.
  await (inPlace
    ? respond.update(interaction, { files: [], ...shown(body) })
    : respond.reply(interaction, body))
  return 'shown'
}

const overviewBody = async (view: StatsView, { words, pictures }: Context) => {
  const picture = statsPicture(view, words)
  const drawn = picture && (await pictures.drawStats(picture, statsAlt(view, words)))
  return statsBody(view, words, drawn)
}

const refusalOf = (
  outcome: Exclude<Awaited<ReturnType<Context['quiz']['showStats']>>, StatsView | { kind: 'too-fast' }>,
  { refusals }: Context['words'],
): string => {
  switch (outcome.kind) {
    case 'no-such-topic':
    case 'several-topics':
      return topicRefusal(outcome, refusals)
    case 'nothing-to-play':
      return refusals.nothingToPlay
    case 'topic-gone':
      return refusals.topicGone
  }
}
