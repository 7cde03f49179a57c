import { ButtonStyle } from 'discord-api-types/v10'
import type { EventSummaryView, EventView } from '../../../play/exam/event.ts'
import { isPassed } from '../../../quiz/exam/result.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, mentionOf, row, text } from '../parts/body.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { formatMark, formatName, percentOf } from './parts.ts'

/** What a group exam is, in numbers. */
export const eventFacts = ({ event }: Pick<EventView, 'event'>, words: Words): string =>
  words.event.facts(
    formatName({ kind: event.format, domain: event.domain }, words),
    event.questions,
    event.minutes,
    formatMark(event.passMark, words),
  )

/** The announcement of a group exam in its channel. It is edited as people join, and as it begins and ends. */
export const eventBody = (view: EventView, words: Words): Body => {
  const { event, title, joined } = view
  const { event: own } = words
  const lines = [`## ${own.title(title)}`, stateOf(view, words), eventFacts(view, words), own.joined(joined)]
  const rules = event.endedAt === null ? [text(own.rules.join('\n'))] : []
  const colour = event.endedAt === null ? COLOURS.open : COLOURS.quiet
  return bodyOf([frame([text(lines.join('\n')), ...rules], colour), ...buttonsOf(view, words)])
}

const stateOf = ({ event, openUntil }: EventView, { event: own }: Words): string => {
  if (event.cancelledAt !== null) return event.begunAt === null ? own.cancelled : own.stopped
  if (event.endedAt !== null) return own.over
  if (openUntil !== null) return own.extraTime(toSeconds(openUntil))
  return event.begunAt === null ? own.starts(toSeconds(event.startsAt)) : own.ends(toSeconds(event.endsAt))
}

const buttonsOf = ({ event }: EventView, { event: own }: Words) => {
  const eventId = event.id
  if (event.cancelledAt !== null && event.begunAt === null) return []
  if (event.endedAt !== null)
    return [
      row([
        button({ kind: 'event-result', eventId, from: 'notice' }, own.result, { style: ButtonStyle.Primary }),
      ]),
    ]
  const first =
    event.begunAt === null
      ? button({ kind: 'event-join', eventId }, own.join, { style: ButtonStyle.Primary })
      : button({ kind: 'event-begin', eventId }, own.begin, { style: ButtonStyle.Success })
  return [row([first, button({ kind: 'event-leave', eventId }, own.leave)])]
}

/** As many as a phone shows without much scrolling. */
const MAX_NAMED = 25

/** How a group exam went, for its channel. */
export const eventSummaryBody = (view: EventSummaryView, words: Words): Body => {
  const { event, title, summary } = view
  const { summary: own } = words.event
  const shares = summary.shares
  const facts = [
    own.took(summary.took),
    ...(shares ? [own.shares(percentOf(shares.mean, words), shares.passed, summary.took)] : []),
  ]
  const named = namesOf(view, words)
  return bodyOf([
    frame(
      [
        text(`## ${own.title(title)}\n${facts.join('\n')}`),
        ...(named.length > 0 ? [text([own.named, ...named].join('\n'))] : []),
        text(`-# ${own.note}`),
      ],
      COLOURS.open,
    ),
    row([
      button({ kind: 'event-result', eventId: event.id, from: 'summary' }, words.event.result, {
        style: ButtonStyle.Primary,
      }),
    ]),
  ])
}

const namesOf = ({ event, summary: { named } }: EventSummaryView, words: Words): string[] => {
  const { summary: own } = words.event
  const rows = named
    .slice(0, MAX_NAMED)
    .map(({ userId, score }) =>
      own.row(
        1 + named.filter(other => other.score > score).length,
        mentionOf(userId, ''),
        percentOf(score, words),
        isPassed(score, event.passMark),
      ),
    )
  return named.length > MAX_NAMED ? [...rows, own.more(named.length - MAX_NAMED)] : rows
}
