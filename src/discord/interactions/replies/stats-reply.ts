import type { StatsRequest, StatsView } from '../../../play/study/stats.ts'
import { replacement } from '../../render/parts/body.ts'
import { statsAlt, statsPicture } from '../../render/stats/picture.ts'
import { statsBody } from '../../render/stats/stats.ts'
import { statsTagsBody } from '../../render/stats/tags.ts'
import type { Context } from '../context.ts'
import type { StatsPart } from '../custom-id.ts'
import type { Interaction } from '../interaction.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { topicRefusal } from './question-replies.ts'

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
    await refuse(interaction, topicRefusal(outcome, words.refusals), context)
    return outcome.kind
  }
  const body = part === 'tags' ? statsTagsBody(outcome, page, words) : await overviewBody(outcome, context)
  await (inPlace ? respond.update(interaction, replacement(body)) : respond.reply(interaction, body))
  return 'shown'
}

const overviewBody = async (view: StatsView, { words, pictures }: Context) => {
  const picture = statsPicture(view, words)
  const drawn = picture && (await pictures.drawStats(picture, statsAlt(view, words)))
  return statsBody(view, words, drawn)
}
