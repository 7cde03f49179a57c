import type { REST } from 'discord.js'
import { type APIMessage, Routes } from 'discord-api-types/v10'
import type { Delivery } from '../../play/ports/publisher.ts'
import type { Body } from '../render/parts/body.ts'
import { isFinal, refusalOf } from './discord-errors.ts'
import { payloadOf } from './respond.ts'

/**
 * Posts a message by the bot's own permissions. With `enforce_nonce` Discord drops a second message with the same nonce within
 * some minutes. Throws what may pass.
 */
export const postOnce = (bot: REST, channelId: string, body: Body, nonce: string): Promise<Delivery> =>
  deliver(() =>
    bot.post(Routes.channelMessages(channelId), {
      body: { ...payloadOf(body), nonce, enforce_nonce: true },
    }),
  )

/** `gone` where Discord refuses for good. Rethrows what may pass. */
export const deliver = async (request: () => Promise<unknown>): Promise<Delivery> => {
  try {
    return { kind: 'sent', messageId: ((await request()) as APIMessage).id }
  } catch (error) {
    if (!isFinal(error)) throw error
    return { kind: 'gone', why: `${error.code} ${error.message}`, refusal: refusalOf(error) }
  }
}
