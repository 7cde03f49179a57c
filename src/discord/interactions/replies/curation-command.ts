import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { channelOf } from '../../render/daily.ts'
import { cutText } from '../../render/parts/cut.ts'
import { plainText } from '../../render/question/option-line.ts'
import type { Context } from '../context.ts'
import type { AutocompleteInteraction, CommandInteraction } from '../interaction.ts'
import { MAX_CHOICES } from '../options/question-options.ts'
import { postingProblem } from '../posting-problem.ts'
import { refuse } from '../refuse.ts'
import { publicLocaleOf } from '../source.ts'
import { asViewer, showDesk, showList } from './curation-replies.ts'
import { viewerOf } from './curation-viewer.ts'

/** `/questions`, with or without something to open or to set. */
export const replyToQuestions = async (
  interaction: CommandInteraction,
  context: Context,
): Promise<string> => {
  const { options } = interaction
  const typed = options.text('question')
  if (options.flag('stop') === true) return setChannel(interaction, null, context)
  if (options.id('channel') !== null) return setChannel(interaction, options.id('channel'), context)
  if (typed === null) return showList(interaction, 0, context)
  return asViewer(interaction, context, async viewer => {
    const found = await context.quiz.searchQuestions(viewer, typed, 1)
    return showDesk(interaction, found[0]?.digest ?? typed, 0, context)
  })
}

/** Where the owners are told; null for nowhere. */
const setChannel = (
  interaction: CommandInteraction,
  channelId: string | null,
  context: Context,
): Promise<string> =>
  asViewer(interaction, context, async viewer => {
    const { quiz, words } = context
    const { ownersOnly, channel } = words.curation
    const { guildId } = viewer
    const say = (sentence: string) => refuse(interaction, sentence, context)
    if (viewer.kind !== 'owner') {
      await say(ownersOnly)
      return 'not-yours'
    }
    if (channelId !== null && guildId === null) {
      await say(channel.notInServer)
      return 'not-in-server'
    }
    const locale = await publicLocaleOf(interaction, context)
    const chosen = channelId === null ? null : { guildId, channelId, locale }
    const problem = chosen && (await problemWith(interaction, { ...chosen, guildId: guildId! }, context))
    if (problem) {
      await say(problem)
      return 'missing-permissions'
    }
    await quiz.setAlertChannel(chosen)
    await say(chosen ? channel.set(channelOf(chosen)) : channel.stopped)
    return chosen ? 'channel-set' : 'stopped'
  })

/** Which permissions are missing there, as for a daily question; null for none. */
const problemWith = async (
  interaction: CommandInteraction,
  { guildId, channelId }: { readonly guildId: string; readonly channelId: string },
  context: Context,
): Promise<string | null> => {
  // It sends no files.
  const destination = { guildId, channelId, thread: false, roleId: null, textOnly: true } as const
  return (await postingProblem(interaction, destination, context))?.sentence ?? null
}

/** Discord's limit for the name of a choice. */
const MAX_NAME = 100

/** Questions by the words that were typed. Nothing for those who have no say about questions. */
export const questionSuggestions = async (
  interaction: AutocompleteInteraction,
  context: Context,
): Promise<APIApplicationCommandOptionChoice[]> => {
  const viewer = await viewerOf(interaction, context)
  if (!viewer) return []
  const found = await context.quiz.searchQuestions(viewer, interaction.focused.value, MAX_CHOICES)
  return found.map(({ question, digest }) => ({
    name: cutText(plainText(question.text), MAX_NAME),
    value: digest,
  }))
}
