import type { REST } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import type { Publisher } from '../../play/ports/publisher.ts'
import { dayNumber } from '../../quiz/day.ts'
import type { Words } from '../../words/index.ts'
import { weeklyBody } from '../render/weekly.ts'
import { isFinal, refusalOf } from './discord-errors.ts'
import { findByButton } from './find-message.ts'
import { payloadOf } from './respond.ts'

type WeeklyDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Weekly summaries, by the bot's own permissions. A guild has one for each date, so the date names it in its channel. */
export const createWeeklyMessages = ({
  bot,
  wordsFor,
}: WeeklyDeps): Pick<Publisher, 'weekly' | 'findWeekly'> => ({
  async weekly({ guildId, channelId, day, locale, week }) {
    const body = {
      ...payloadOf(weeklyBody({ guildId, day, week }, wordsFor(locale))),
      nonce: `weekly-${day}`,
      enforce_nonce: true,
    }
    try {
      const message = await bot.post(Routes.channelMessages(channelId), { body })
      return { kind: 'sent', messageId: (message as APIMessage).id }
    } catch (error) {
      if (!isFinal(error)) throw error
      return { kind: 'gone', why: `${error.code} ${error.message}`, refusal: refusalOf(error) }
    }
  },
  findWeekly: ({ channelId, day, dueAt }) =>
    findByButton(bot, { channelId, since: dueAt, part: `:weekly-board:${dayNumber(day)}"` }),
})
