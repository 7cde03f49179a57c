import { ButtonStyle } from 'discord-api-types/v10'
import { cancelCauseOf, type EventView } from '../../../play/exam/event.ts'
import type { EventOffer } from '../../../play/exam/plan-event.ts'
import { dateIn } from '../../../quiz/day.ts'
import { formatId, shortNameOf } from '../../../quiz/exam/format.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, linkTo, row, text } from '../parts/body.ts'
import { fitBlocks } from '../parts/fit.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { attachment } from '../question/parts.ts'
import { eventFacts } from './event.ts'
import { shortLines } from './offer.ts'
import { formatMark, formatName } from './parts.ts'

/** Messages for those who plan group exams. Only they see them. */

/** A group exam before it is public. */
export const eventOfferBody = (offer: EventOffer, words: Words): Body => {
  const { bank, format, plan, startsAt, zone, id } = offer
  const { plan: own } = words.event
  const mark = formatMark(Math.round(bank.exam.passMark * 100), words)
  const lines = [
    `## ${own.title(bank.title)}`,
    startsAt === null ? own.now : words.event.starts(toSeconds(startsAt)),
    words.event.facts(formatName(format, words), plan.questions, plan.minutes, mark),
    ...shortLines({ plan }, words),
  ]
  const at = startsAt === null ? 0 : toSeconds(startsAt)
  return bodyOf(
    [
      frame([text(lines.join('\n')), text(`${own.note}\n-# ${own.zone(zone)}`)], COLOURS.open),
      row([
        button(
          { kind: 'event-announce', eventId: id, bank: shortNameOf(bank.name), format: formatId(format), at },
          own.announce,
          { style: ButtonStyle.Success },
        ),
        button({ kind: 'event-drop' }, own.cancel),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}

type EventList = { readonly events: readonly EventView[]; readonly cancelled: readonly EventView[] }

/** A server's group exams that aren't over, and those that were called off lately. */
export const eventListBody = ({ events, cancelled }: EventList, words: Words): Body => {
  const { list } = words.event
  if (events.length + cancelled.length === 0) return bodyOf([text(list.none)], { flags: EPHEMERAL })
  const rows = events.map((view, index) => ({ text: rowOf(view, index + 1, words), dropOrder: index }))
  const gone = cancelled.map(view => ({ text: cancelledRowOf(view, words), dropOrder: LAST }))
  const fitted = fitBlocks(
    [
      { text: `## ${list.title}`, dropOrder: 0 },
      ...(rows.length > 0 ? rows : [{ text: list.none, dropOrder: 0 }]),
      ...gone,
      { text: rows.length > 0 ? `-# ${list.note}` : '', dropOrder: 0 },
    ],
    words.attached,
  )
  const inside = [...fitted.texts.map(text), ...attachment(fitted.file)]
  return bodyOf([frame(inside, COLOURS.open)], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}

/** Behind every group exam that can still be changed. */
const LAST = 99

const rowOf = (view: EventView, n: number, words: Words): string => {
  const { event, title, joined } = view
  const { list } = words.event
  const { guildId, channelId, messageId } = event
  return [
    list.row(n, title, `<#${channelId}>`, joined),
    whenOf(view, words),
    ...(view.isLost ? [list.lost] : []),
    words.format.joinItems([
      eventFacts(view, words),
      ...(messageId === null ? [] : [list.link(linkTo(guildId, channelId, messageId))]),
    ]),
  ].join('\n')
}

/** Questions are drawn within seconds, ms. */
const LATE_MS = 10_000

const whenOf = ({ event, openUntil, now }: EventView, { event: { list } }: Words): string => {
  const [starts, ends] = [toSeconds(event.startsAt), toSeconds(event.endsAt)]
  if (openUntil !== null) return list.extraTime(toSeconds(openUntil))
  if (event.begunAt !== null) return list.running(ends)
  return now >= event.startsAt + LATE_MS ? list.late(starts, ends) : list.planned(starts)
}

const cancelledRowOf = ({ event, title }: EventView, { event: { list } }: Words): string => {
  const at = toSeconds(event.cancelledAt ?? event.endsAt)
  const cause = list.causes[cancelCauseOf(event) ?? 'person']
  return [list.cancelled(title, `<#${event.channelId}>`, at), ...(cause ? [cause] : [])].join('\n')
}

/** One line for a list of suggestions. */
export const eventChoice = ({ event, title }: EventView, n: number, words: Words): string =>
  words.event.list.choice(n, title, words.format.day(dateIn(event.zone, event.startsAt)))

/** Asks once before a group exam is called off. */
export const cancelEventBody = (view: EventView, words: Words): Body => {
  const { event, title } = view
  const { cancel } = words.event
  const lines = [
    cancel.ask(title),
    whenOf(view, words),
    event.begunAt === null ? cancel.planned : cancel.running,
  ]
  return bodyOf(
    [
      text(lines.join('\n')),
      row([
        button({ kind: 'event-cancel', eventId: event.id }, cancel.confirm, { style: ButtonStyle.Danger }),
        button({ kind: 'event-keep' }, cancel.keep),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}
