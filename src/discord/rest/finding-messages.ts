import type { REST } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import type { Publisher } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { findingsBody } from '../render/findings.ts'
import { isFinal, refusalOf } from './discord-errors.ts'
import { findByButton } from './find-message.ts'
import { payloadOf } from './respond.ts'

type FindingDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }

/** Messages to the managers of servers, by the bot's own permissions. */
export const createFindingMessages = ({
  bot,
  wordsFor,
}: FindingDeps): Pick<Publisher, 'findFindings' | 'findings'> => ({
  async findings(view) {
    const payload = payloadOf(findingsBody(view, wordsFor(view.locale)))
    const body = { ...payload, nonce: view.id, enforce_nonce: true }
    try {
      const sent = await bot.post(Routes.channelMessages(view.channelId), { body })
      return { kind: 'sent', messageId: (sent as APIMessage).id }
    } catch (error) {
      if (!isFinal(error)) throw error
      return { kind: 'gone', why: `${error.code} ${error.message}`, refusal: refusalOf(error) }
    }
  },
  findFindings: ({ channelId, id, at }) =>
    findByButton(bot, { channelId, since: at, part: `:findings:${id}"` }),
})
