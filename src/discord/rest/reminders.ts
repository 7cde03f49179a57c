import { DiscordAPIError, type REST } from 'discord.js'
import { type APIDMChannel, type APIMessage, Routes } from 'discord-api-types/v10'
import type { Publisher, Undeliverable } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { DEFAULT_LOCALE } from '../../words/locales.ts'
import { reminderBody } from '../render/study/reminder.ts'
import { isFinal } from './discord-errors.ts'
import { findByButton } from './find-message.ts'
import { payloadOf } from './respond.ts'

type ReminderDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Direct messages that remind people to review. Both requests count against Discord's global limit. */
export const createReminders = ({
  bot,
  wordsFor,
}: ReminderDeps): Pick<Publisher, 'openDirect' | 'reminder' | 'findReminder'> => ({
  async openDirect(userId) {
    try {
      const channel = await bot.post(Routes.userChannels(), { body: { recipient_id: userId } })
      return { kind: 'open', channelId: (channel as APIDMChannel).id }
    } catch (error) {
      // 400: Discord takes no such recipient, for example a deleted account.
      if (error instanceof DiscordAPIError && error.status === 400) return refusal(error)
      return toRefusal(error)
    }
  },
  async reminder(view) {
    const body = {
      ...payloadOf(reminderBody(view, wordsFor(view.locale ?? DEFAULT_LOCALE))),
      nonce: `remind-${view.day}`,
      enforce_nonce: true,
    }
    try {
      const message = await bot.post(Routes.channelMessages(view.channelId), { body })
      return { kind: 'sent', messageId: (message as APIMessage).id }
    } catch (error) {
      return toRefusal(error)
    }
  },
  findReminder: ({ channelId, at, day }) =>
    findByButton(bot, { channelId, since: at, part: `:unremind:${day}"` }),
})

/** 50007 (takes no messages of the bot) and 50278 (shares no server with it) among others. Rethrows what may pass. */
const toRefusal = (error: unknown): Undeliverable => {
  if (isFinal(error)) return refusal(error)
  throw error
}

const refusal = ({ code, message }: DiscordAPIError): Undeliverable => ({
  kind: 'gone',
  why: `${code} ${message}`,
  refusal: 'no-access',
})
