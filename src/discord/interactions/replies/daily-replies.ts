import type { DailyNotFound, DailyRequest } from '../../../play/dailies/daily.ts'
import { CLEARABLE } from '../../../play/dailies/set-daily.ts'
import { channelOf, confirmOffBody, dailiesBody, linkToPost, setBody } from '../../render/daily.ts'
import { toSeconds } from '../../render/parts/timestamp.ts'
import type { Context } from '../context.ts'
import type { CommandInteraction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import { destinationOf, setDailyTo } from './set-daily.ts'

/** What each subcommand of /daily does. Only guilds have dailies, so `guildId` is certain. */

type GuildCommand = CommandInteraction & { readonly guildId: string }

export const replyWithDailies = async (interaction: GuildCommand, context: Context): Promise<void> => {
  const { quiz, permissions, respond, words } = context
  const [dailies, { zone }] = await Promise.all([
    quiz.listDailies(interaction.guildId),
    quiz.settingsOf(interaction.guildId),
  ])
  const checked = await Promise.all(
    dailies.map(async status => ({
      ...status,
      missing: await permissions.missing(destinationOf(status.daily)),
    })),
  )
  return respond.reply(interaction, dailiesBody(checked, zone, words))
}

export const replyToSet = async (interaction: GuildCommand, context: Context): Promise<void> => {
  const { options } = interaction
  const outcome = await setDailyTo(interaction, context, {
    time: options.text('time'),
    zone: options.text('zone'),
    channelId: options.id('channel'),
    dailyId: options.text('change'),
    topic: options.text('topic'),
    difficulty: options.text('difficulty'),
    roleId: options.id('role'),
    thread: options.flag('thread'),
    clear: CLEARABLE.find(name => name === options.text('clear')) ?? null,
  })
  return outcome.kind === 'set'
    ? context.respond.reply(interaction, setBody(outcome.daily, outcome.changed, context.words))
    : refuse(interaction, outcome.sentence, context)
}

/** Asks whether this daily is meant: its end can't be undone. components/end-daily.ts has the answers. */
export const confirmOff = async (interaction: GuildCommand, context: Context): Promise<void> => {
  const { quiz, respond, words } = context
  const outcome = await quiz.chooseDaily(requestOf(interaction))
  if (outcome.kind !== 'chosen') return refuse(interaction, sentenceFor(outcome, context), context)
  return respond.reply(interaction, confirmOffBody(outcome.daily, interaction.user.id, words))
}

const requestOf = ({ guildId, options }: GuildCommand): DailyRequest => ({
  guildId,
  dailyId: options.text('daily'),
})

/** The outcome of pausing, resuming or posting. */
export const replyToAction = async (
  interaction: GuildCommand,
  action: DailyAction,
  context: Context,
): Promise<void> => {
  const outcome = await ACTIONS[action](context, requestOf(interaction))
  return refuse(interaction, sentenceFor(outcome, context), context)
}

const ACTIONS = {
  pause: ({ quiz }: Context, request: DailyRequest) => quiz.pauseDaily(request),
  resume: ({ quiz }: Context, request: DailyRequest) => quiz.resumeDaily(request),
  now: ({ quiz }: Context, request: DailyRequest) => quiz.postDailyNow(request),
}

export type DailyAction = keyof typeof ACTIONS
type ActionOutcome = DailyNotFound | Awaited<ReturnType<(typeof ACTIONS)[DailyAction]>>

const sentenceFor = (outcome: ActionOutcome, { words: { daily, refusals } }: Context): string => {
  switch (outcome.kind) {
    case 'none':
      return daily.none
    case 'which':
      return daily.which
    case 'unknown-daily':
      return daily.unknown
    case 'paused':
      return daily.paused
    case 'already-paused':
      return daily.alreadyPaused
    case 'running':
      return daily.running
    case 'resumed':
      return daily.resumed(toSeconds(outcome.daily.next?.at ?? 0))
    case 'out-already':
      return outcome.post.messageId === null ? daily.outSoon : daily.outAlready(linkToPost(outcome.post))
    case 'claimed':
      return daily.onItsWay(channelOf(outcome.daily))
    case 'taken':
      return daily.outSoon
    case 'no-question':
      return refusals.noQuestion
  }
}
