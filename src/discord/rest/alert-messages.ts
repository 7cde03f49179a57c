import type { REST } from 'discord.js'
import type { Publisher } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { alertBody } from '../render/curation/alert.ts'
import { postOnce } from './deliver.ts'
import { findByButton } from './find-message.ts'

type AlertDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Messages to the bot's owners about questions, by the bot's own permissions. */
export const createAlertMessages = ({
  bot,
  wordsFor,
}: AlertDeps): Pick<Publisher, 'alert' | 'findAlert'> => ({
  alert: ({ channelId, locale, message }) =>
    postOnce(bot, channelId, alertBody(message, wordsFor(locale)), message.id),
  findAlert: ({ channelId, message: { id, at } }) =>
    findByButton(bot, { channelId, since: at, part: `:question-alert:${id}"` }),
})
