import { type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js'
import { type DailySet, MAX_DAILIES } from '../../play/daily-set.ts'
import type { Daily } from '../../play/record.ts'
import { parseTime } from '../../quiz/time-of-day.ts'
import { addressOf, channelOf, dailiesBody, setBody } from '../render/daily.ts'
import type { Needed } from '../rest/permissions.ts'
import type { Context } from './command.ts'
import { refuse } from './replies.ts'

/** What each subcommand of /daily does. Only servers have dailies, so `serverId` is certain. */

type Running = ChatInputCommandInteraction<'raw' | 'cached'>

export const showDailies = async (interaction: Running, context: Context): Promise<void> => {
  const { quiz, permissions, respond, words } = context
  const [dailies, zone] = await Promise.all([
    quiz.showDailies(interaction.guildId),
    quiz.zoneOf(interaction.guildId),
  ])
  const shown = await Promise.all(
    dailies.map(async status => ({ ...status, missing: await permissions.missing(useOf(status.daily)) })),
  )
  return respond.tell(interaction, dailiesBody(shown, zone, words))
}

const useOf = ({ serverId, channelId, thread, roleId }: Daily) => ({ serverId, channelId, thread, roleId })

export const setDaily = async (interaction: Running, context: Context): Promise<void> => {
  const { quiz, words } = context
  const { options } = interaction
  const typed = options.getString('time', true)
  const minutes = parseTime(typed)
  if (minutes === null) return refuse(interaction, words.daily.noSuchTime(typed), context)
  const wish = {
    ...whoAndWhere(interaction),
    dailyId: options.getString('change'),
    channelId: options.getChannel('channel')?.id ?? null,
    minutes,
    zone: options.getString('zone'),
    topic: options.getString('topic'),
    difficulty: options.getString('difficulty'),
    roleId: options.getRole('role')?.id ?? null,
    thread: options.getBoolean('thread'),
  }
  const planned = await quiz.planDaily(wish)
  if (planned.kind !== 'set') return showSet(interaction, planned, context)
  const missing = await context.permissions.missing(useOf(planned.daily))
  if (missing.length > 0)
    return refuse(interaction, lacking(interaction, planned.daily, missing, context), context)
  return showSet(interaction, await quiz.setDaily(planned), context)
}

const whoAndWhere = (interaction: Running) => ({
  serverId: interaction.guildId,
  userId: interaction.user.id,
  locale: interaction.guildLocale ?? interaction.locale,
  here: interaction.channelId,
})

const showSet = async (interaction: Running, set: DailySet, context: Context): Promise<void> => {
  const { respond, words } = context
  const { daily, refusals } = words
  switch (set.kind) {
    case 'set':
      return respond.tell(interaction, setBody(set.daily, set.changed, words))
    case 'too-many':
      return refuse(interaction, daily.tooMany(MAX_DAILIES), context)
    case 'zone-needed':
      return refuse(interaction, daily.zoneNeeded, context)
    case 'no-such-zone':
      return refuse(interaction, daily.noSuchZone(set.typed), context)
    case 'no-such-topic': {
      const near = set.near.map(topic => topic.label)
      return refuse(interaction, refusals.noSuchTopic(set.typed, near), context)
    }
    case 'no-question':
      return refuse(interaction, refusals.noQuestion, context)
    case 'unknown-daily':
      return refuse(interaction, daily.unknown, context)
  }
}

/** Which permissions are missing, and who can grant them. */
const lacking = (
  interaction: Running,
  daily: Daily,
  missing: readonly Needed[],
  { words: { permissions } }: Context,
): string => {
  const where = channelOf(daily)
  const may = interaction.memberPermissions?.has(PermissionFlagsBits.ManageRoles) ?? false
  const what = missing.includes('ViewChannel')
    ? permissions.unseen(where)
    : permissions.missing(
        where,
        missing.map(name => permissions.names[name]),
      )
  const sentences = [what, may ? permissions.youCan : permissions.askSomebody]
  return [...sentences, ...(missing.includes('MentionEveryone') ? [permissions.mentionable] : [])].join(' ')
}

/** What came of pausing, resuming, ending or posting. */
export const change = async (interaction: Running, verb: Verb, context: Context): Promise<void> => {
  const which = { serverId: interaction.guildId, dailyId: interaction.options.getString('daily') }
  const changed = await verbs[verb](context, which)
  return refuse(interaction, told(changed, context), context)
}

const verbs = {
  pause: ({ quiz }: Context, which: Which) => quiz.pauseDaily(which),
  resume: ({ quiz }: Context, which: Which) => quiz.resumeDaily(which),
  off: ({ quiz }: Context, which: Which) => quiz.removeDaily(which),
  now: ({ quiz }: Context, which: Which) => quiz.postDailyNow(which),
}

export type Verb = keyof typeof verbs
type Which = { readonly serverId: string; readonly dailyId: string | null }
type Changed = Awaited<ReturnType<(typeof verbs)[Verb]>>

const told = (changed: Changed, { words: { daily, refusals } }: Context): string => {
  switch (changed.kind) {
    case 'none':
      return daily.none
    case 'which':
      return daily.which
    case 'unknown-daily':
      return daily.unknown
    case 'paused':
      return daily.paused
    case 'running':
      return daily.running
    case 'resumed':
      return `${daily.resumed} ${daily.next(Math.floor((changed.daily.next?.at ?? 0) / 1000))}`
    case 'removed':
      return daily.removed
    case 'out-already':
      return changed.post.messageId === null ? daily.outSoon : daily.outAlready(addressOf(changed.post))
    case 'claimed':
      return daily.onItsWay(channelOf(changed.daily))
    case 'taken':
      return daily.outSoon
    case 'no-question':
      return refusals.noQuestion
  }
}
