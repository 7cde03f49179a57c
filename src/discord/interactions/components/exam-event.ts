import type { AtEvent } from '../../../play/exam/join-event.ts'
import { noticeBody } from '../../render/parts/body.ts'
import type { ComponentHandler } from '../component.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import {
  announceSentence,
  managerIn,
  missingIn,
  notFoundSentence,
  replyToEntrant,
  requestIn,
} from '../replies/event-replies.ts'
import { showPrivately } from '../replies/exam-replies.ts'

/** Outside of guilds there are none, so an id there is forged or copied. */
const atEvent = ({ guildId, user }: ComponentInteraction, eventId: string): AtEvent => ({
  eventId,
  guildId: guildId ?? '',
  userId: user.id,
})

/** "Announce it here". The id can be forged, the permission can't. */
export const eventAnnounceButton: ComponentHandler<'event-announce'> = {
  kind: 'event-announce',
  async run(interaction, { eventId, bank, format, at }, context) {
    const manager = managerIn(interaction, context.words)
    if (typeof manager === 'string') return refuse(interaction, manager, context).then(() => 'not-allowed')
    const missing = await missingIn(manager, context)
    if (missing !== null) return refuse(interaction, missing, context).then(() => 'no-permission')
    const startsAt = at === 0 ? null : at * 1000
    const outcome = await context.quiz.announceEvent({
      ...(await requestIn(manager, context)),
      id: eventId,
      bank,
      format,
      startsAt,
    })
    await showPrivately(interaction, noticeBody(announceSentence(outcome, context.words)), context)
    return outcome.kind
  },
}

export const eventDropButton: ComponentHandler<'event-drop'> = {
  kind: 'event-drop',
  async run(interaction, _id, context) {
    await showPrivately(interaction, noticeBody(context.words.event.plan.dropped), context)
    return 'dropped'
  },
}

export const eventJoinButton: ComponentHandler<'event-join'> = {
  kind: 'event-join',
  run: async (interaction, { eventId }, context) =>
    replyToEntrant(interaction, await context.quiz.joinEvent(atEvent(interaction, eventId)), context),
}

export const eventLeaveButton: ComponentHandler<'event-leave'> = {
  kind: 'event-leave',
  async run(interaction, { eventId }, context) {
    const { event } = context.words
    const { kind } = await context.quiz.leaveEvent(atEvent(interaction, eventId))
    const sentences = {
      left: event.left,
      begun: event.begun,
      'not-joined': event.notJoined,
      'event-over': event.isOver,
      'unknown-event': event.unknown,
    }
    await refuse(interaction, sentences[kind], context)
    return kind
  },
}

/** Whether the summary may name them. */
export const eventShareButton: ComponentHandler<'event-share'> = {
  kind: 'event-share',
  async run(interaction, { eventId, to }, context) {
    const chosen = { ...atEvent(interaction, eventId), shares: to === 'on' }
    return replyToEntrant(interaction, await context.quiz.shareResult(chosen), context)
  },
}

/** "Begin": on the announcement, or in the reply to someone who has joined late. */
export const eventBeginButton: ComponentHandler<'event-begin'> = {
  kind: 'event-begin',
  async run(interaction, { eventId }, context) {
    const { channelId, locale } = interaction
    const request = { ...atEvent(interaction, eventId), channelId, locale, audience: 'private' as const }
    return replyToEntrant(interaction, await context.quiz.beginEventExam(request), context)
  },
}

export const eventResultButton: ComponentHandler<'event-result'> = {
  kind: 'event-result',
  run: async (interaction, { eventId }, context) =>
    replyToEntrant(interaction, await context.quiz.eventResult(atEvent(interaction, eventId)), context),
}

/** "Cancel the exam", the answer to whether it is meant. */
export const eventCancelButton: ComponentHandler<'event-cancel'> = {
  kind: 'event-cancel',
  async run(interaction, { eventId }, context) {
    const { words } = context
    const manager = managerIn(interaction, words)
    if (typeof manager === 'string') return refuse(interaction, manager, context).then(() => 'not-allowed')
    const outcome = await context.quiz.cancelEvent({ guildId: manager.guildId, eventId })
    const sentence =
      outcome.kind === 'cancelled'
        ? words.event.cancel.done
        : outcome.kind === 'event-over'
          ? words.event.isOver
          : notFoundSentence(outcome, words)
    await showPrivately(interaction, noticeBody(sentence), context)
    return outcome.kind
  },
}

export const eventKeepButton: ComponentHandler<'event-keep'> = {
  kind: 'event-keep',
  async run(interaction, _id, context) {
    await showPrivately(interaction, noticeBody(context.words.event.cancel.kept), context)
    return 'kept'
  },
}
