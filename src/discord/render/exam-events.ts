import { ButtonStyle } from 'discord-api-types/v10'
import type { EventView } from '../../play/exam/event.ts'
import type { EventOffer } from '../../play/exam/plan-event.ts'
import { dateIn } from '../../quiz/day.ts'
import { formatId, shortNameOf } from '../../quiz/exam/format.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, linkTo, row, text } from './body.ts'
import { eventFacts, toSeconds } from './exam-event.ts'
import { shortLines } from './exam-offer.ts'
import { formatMark, formatName } from './exam-parts.ts'

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

/** A server's group exams that aren't over. */
export const eventListBody = (views: readonly EventView[], words: Words): Body => {
  const { list } = words.event
  if (views.length === 0) return bodyOf([text(list.none)], { flags: EPHEMERAL })
  const rows = views.map((view, index) => text(rowOf(view, index + 1, words)))
  return bodyOf([frame([text(`## ${list.title}`), ...rows, text(`-# ${list.note}`)], COLOURS.open)], {
    flags: EPHEMERAL,
  })
}

const rowOf = (view: EventView, n: number, words: Words): string => {
  const { event, title, joined } = view
  const { list } = words.event
  const when =
    event.begunAt === null ? list.planned(toSeconds(event.startsAt)) : list.running(toSeconds(event.endsAt))
  const { guildId, channelId, messageId } = event
  return [
    list.row(n, title, `<#${channelId}>`, joined),
    when,
    words.format.joinItems([
      eventFacts(view, words),
      ...(messageId === null ? [] : [list.link(linkTo(guildId, channelId, messageId))]),
    ]),
  ].join('\n')
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
    words.event.starts(toSeconds(event.startsAt)),
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
