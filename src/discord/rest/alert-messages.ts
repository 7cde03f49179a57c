import type { REST } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import type { Publisher } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { alertBody } from '../render/curation/alert.ts'
import { isFinal, refusalOf } from './discord-errors.ts'
import { findByButton } from './find-message.ts'
import { payloadOf } from './respond.ts'

type AlertDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Messages to the bot's owners about questions, by the bot's own permissions. */
export const createAlertMessages = ({
  bot,
  wordsFor,
}: AlertDeps): Pick<Publisher, 'alert' | 'findAlert'> => ({
  async alert({ channelId, locale, message }) {
    const body = {
      ...payloadOf(alertBody(message, wordsFor(locale))),
      nonce: message.id,
      enforce_nonce: true,
    }
    try {
      const sent = await bot.post(Routes.channelMessages(channelId), { body })
      return { kind: 'sent', messageId: (sent as APIMessage).id }
    } catch (error) {
      if (!isFinal(error)) throw error
      return { kind: 'gone', why: `${error.code} ${error.message}`, refusal: refusalOf(error) }
    }
  },
  findAlert: ({ channelId, message: { id, at } }) =>
    findByButton(bot, { channelId, since: at, part: `:question-alert:${id}"` }),
})
