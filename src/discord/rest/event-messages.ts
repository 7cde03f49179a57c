import type { REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import type { Publisher } from '../../play/ports/publisher.ts'
import type { Words } from '../../words/index.ts'
import { eventBody, eventSummaryBody } from '../render/exam/event.ts'
import type { Body } from '../render/parts/body.ts'
import { deliver, postOnce } from './deliver.ts'
import { findByButton } from './find-message.ts'
import { editPayloadOf } from './respond.ts'

type EventDeps = { readonly bot: REST; readonly wordsFor: (locale: string) => Words }
type EventMessages = Pick<Publisher, 'event' | 'editEvent' | 'eventSummary' | 'findEvent'>

/** The messages of group exams, by the bot's own permissions: no interaction token lives as long. */
export const createEventMessages = ({ bot, wordsFor }: EventDeps): EventMessages => ({
  event: view =>
    postOnce(bot, view.event.channelId, eventBody(view, wordsFor(view.event.locale)), view.event.id),
  editEvent: view => edit(bot, view, eventBody(view, wordsFor(view.event.locale))),
  eventSummary: view =>
    postOnce(
      bot,
      view.event.channelId,
      eventSummaryBody(view, wordsFor(view.event.locale)),
      `${view.event.id}-end`,
    ),
  findEvent: ({ id, channelId, createdAt, endedAt }, message) =>
    findByButton(bot, {
      channelId,
      since: message === 'summary' ? (endedAt ?? createdAt) : createdAt,
      // "Leave" is on the announcement until its end, and an edit before that stores its id first.
      part: message === 'summary' ? `:event-result:${id}:summary"` : `:event-leave:${id}"`,
    }),
})

const edit = async (bot: REST, { event }: Parameters<EventMessages['editEvent']>[0], body: Body) => {
  const { payload } = await editPayloadOf(body)
  return deliver(() =>
    bot.patch(Routes.channelMessage(event.channelId, event.messageId ?? ''), { body: payload }),
  )
}
