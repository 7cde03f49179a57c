import type { REST } from 'discord.js'
import type { Publisher } from '../../play/ports/publisher.ts'
import { dayNumber } from '../../quiz/day.ts'
import type { Words } from '../../words/index.ts'
import { weeklyBody } from '../render/weekly.ts'
import { postOnce } from './deliver.ts'
import { findByButton } from './find-message.ts'

type WeeklyDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Weekly summaries, by the bot's own permissions. A guild has one for each date, so the date names it in its channel. */
export const createWeeklyMessages = ({
  bot,
  wordsFor,
}: WeeklyDeps): Pick<Publisher, 'weekly' | 'findWeekly'> => ({
  weekly: ({ guildId, channelId, day, locale, week }) =>
    postOnce(bot, channelId, weeklyBody({ guildId, day, week }, wordsFor(locale)), `weekly-${day}`),
  findWeekly: ({ channelId, day, dueAt }) =>
    findByButton(bot, { channelId, since: dueAt, part: `:weekly-board:${dayNumber(day)}"` }),
})
