import type { WeeklyChanges } from '../../../play/weekly/record.ts'
import { dateIn } from '../../../quiz/day.ts'
import { WEEKDAYS } from '../../../quiz/next-weekly.ts'
import { weeklyPreviewBody } from '../../render/weekly.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { postingProblem } from '../posting-problem.ts'
import { refuse, refuseTooFast } from '../refuse.ts'
import { replyWithBoard } from '../replies/board-reply.ts'
import { asManager, showSection } from '../settings/panel.ts'
import { publicLocaleOf } from '../source.ts'

/** Turns the summary on. Its language is that of the server, as Discord says it today. */
export const weeklyChannelSelect: ComponentHandler<'settings-weekly-channel'> = {
  kind: 'settings-weekly-channel',
  run: (interaction, _id, context) => {
    const [channelId] = interaction.values
    const locale = interaction.guildLocale ?? interaction.locale
    return save(interaction, channelId === undefined ? {} : { channelId, locale }, context)
  },
}

export const weeklyDaySelect: ComponentHandler<'settings-weekly-day'> = {
  kind: 'settings-weekly-day',
  run: (interaction, _id, context) => {
    const weekday = WEEKDAYS.find(day => String(day) === interaction.values[0])
    return save(interaction, weekday === undefined ? {} : { weekday }, context)
  },
}

export const weeklyHourSelect: ComponentHandler<'settings-weekly-hour'> = {
  kind: 'settings-weekly-hour',
  run: (interaction, _id, context) => {
    const hour = /^(?:1?\d|2[0-3])$/.exec(interaction.values[0] ?? '')
    return save(interaction, hour === null ? {} : { minutes: Number(hour[0]) * 60 }, context)
  },
}

/** After someone has fixed what it was paused for. */
export const weeklyResumeButton: ComponentHandler<'settings-weekly-resume'> = {
  kind: 'settings-weekly-resume',
  run: (interaction, _id, context) => save(interaction, {}, context),
}

/** Any change resumes it, so each asks first whether the bot may post there. */
const save = (interaction: ComponentInteraction, changes: WeeklyChanges, context: Context): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const { quiz, words } = context
    const channelId = changes.channelId ?? (await quiz.weeklyOf(guildId))?.channelId
    if (channelId === undefined) return showSection(interaction, 'weekly', context)
    const destination = { guildId, channelId, thread: false, roleId: null }
    const problem = await postingProblem(interaction, destination, context)
    if (problem) {
      await refuse(interaction, problem.sentence, context)
      return problem.kind
    }
    await quiz.changeWeekly(guildId, changes)
    await showSection(interaction, 'weekly', context, words.settings.saved)
    return 'changed'
  })

export const weeklyOffButton: ComponentHandler<'settings-weekly-off'> = {
  kind: 'settings-weekly-off',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.stopWeekly(guildId)
      await showSection(interaction, 'weekly', context, context.words.settings.weekly.turnedOff)
      return 'off'
    }),
}

/** "Show me what it would say now". Deferred, since a large server takes seconds. */
export const weeklyPreviewButton: ComponentHandler<'settings-weekly-preview'> = {
  kind: 'settings-weekly-preview',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const { quiz, respond, wordsFor, now } = context
      const turn = await quiz.takeTurn('previews', interaction.user.id)
      if (turn.kind === 'too-fast') return refuseTooFast(interaction, turn, context)
      await respond.defer(interaction)
      const { zone } = await quiz.settingsOf(guildId)
      const week = await quiz.previewWeek(guildId)
      const words = wordsFor(await publicLocaleOf(interaction, context))
      await respond.editReply(
        interaction,
        weeklyPreviewBody({ guildId, day: dateIn(zone, now()), week }, words),
      )
      return 'shown'
    }),
}

/** On a summary: the leaderboard, privately, as many people may press it. */
export const weeklyBoardButton: ComponentHandler<'weekly-board'> = {
  kind: 'weekly-board',
  async run(interaction, _id, context) {
    await replyWithBoard(
      interaction,
      { by: 'points', period: 'season', page: 0, ownerId: null, isPrivate: true },
      context,
    )
    return 'shown'
  },
}
