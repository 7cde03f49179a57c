import type { DailyNotFound, DailyRequest } from '../../play/daily.ts'
import { CLEARABLE, type DailySetOutcome, MAX_DAILIES } from '../../play/daily-set.ts'
import type { Daily } from '../../play/record.ts'
import { parseTime } from '../../quiz/time-of-day.ts'
import { channelOf, confirmOffBody, dailiesBody, linkToPost, setBody } from '../render/daily.ts'
import type { NeededPermission } from '../rest/permissions.ts'
import type { Context } from './context.ts'
import type { CommandInteraction, Interaction } from './interaction.ts'
import { topicRefusal } from './question-replies.ts'
import { refuse } from './refuse.ts'
import { hasPermission, publicLocaleOf } from './source.ts'

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

const destinationOf = ({ guildId, channelId, thread, roleId }: Daily) => ({
  guildId,
  channelId,
  thread,
  roleId,
})

export const replyToSet = async (interaction: GuildCommand, context: Context): Promise<void> => {
  const { quiz, words } = context
  const { options } = interaction
  const typed = options.text('time')
  const minutes = typed === null ? null : parseTime(typed)
  if (typed !== null && minutes === null) return refuse(interaction, words.daily.noSuchTime(typed), context)
  const planned = await quiz.planDaily({
    guildId: interaction.guildId,
    userId: interaction.user.id,
    locale: await publicLocaleOf(interaction, context),
    here: interaction.channelId,
    dailyId: options.text('change'),
    channelId: options.id('channel'),
    minutes,
    zone: options.text('zone'),
    topic: options.text('topic'),
    difficulty: options.text('difficulty'),
    roleId: options.id('role'),
    thread: options.flag('thread'),
    clear: CLEARABLE.find(name => name === options.text('clear')) ?? null,
  })
  if (planned.kind !== 'set') return showSetOutcome(interaction, planned, context)
  const missing = await context.permissions.missing(destinationOf(planned.daily))
  if (missing === 'unchecked') return refuse(interaction, words.permissions.unchecked, context)
  if (missing.length > 0)
    return refuse(interaction, missingPermissions(interaction, planned.daily, missing, context), context)
  return showSetOutcome(interaction, await quiz.setDaily(planned), context)
}

const showSetOutcome = async (
  interaction: GuildCommand,
  outcome: DailySetOutcome,
  context: Context,
): Promise<void> => {
  const { respond, words } = context
  const { daily, refusals } = words
  switch (outcome.kind) {
    case 'set':
      return respond.reply(interaction, setBody(outcome.daily, outcome.changed, words))
    case 'too-many':
      return refuse(interaction, daily.tooMany(MAX_DAILIES), context)
    case 'zone-needed':
      return refuse(interaction, daily.zoneNeeded, context)
    case 'no-such-zone':
      return refuse(
        interaction,
        outcome.near.length > 0
          ? daily.noSuchZoneNear(outcome.typed, outcome.near)
          : daily.noSuchZone(outcome.typed),
        context,
      )
    case 'time-needed':
      return refuse(interaction, daily.timeNeeded, context)
    case 'which':
      return refuse(interaction, daily.whichChange, context)
    case 'no-such-topic':
    case 'several-topics':
      return refuse(interaction, topicRefusal(outcome, refusals), context)
    case 'nothing-to-play':
      return refuse(interaction, refusals.nothingToPlay, context)
    case 'no-question':
      return refuse(interaction, refusals.noQuestion, context)
    case 'unknown-daily':
      return refuse(interaction, daily.unknown, context)
  }
}

/** Which permissions are missing, and who can grant them. */
export const missingPermissions = (
  interaction: Interaction,
  daily: Pick<Daily, 'channelId'>,
  missing: readonly NeededPermission[],
  { words: { format, permissions } }: Context,
): string => {
  const channel = channelOf(daily)
  const names = missing.map(name => permissions.names[name])
  const what = missing.includes('ViewChannel')
    ? permissions.unseen(channel)
    : permissions.missing(channel, names)
  const who = hasPermission(interaction, 'ManageRoles') ? permissions.youCan : permissions.askSomeone
  const mention = missing.includes('MentionEveryone') ? [permissions.mentionable] : []
  return format.joinSentences([what, who, ...mention])
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
      return daily.resumed(Math.floor((outcome.daily.next?.at ?? 0) / 1000))
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
