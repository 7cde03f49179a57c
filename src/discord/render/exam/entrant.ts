import { ButtonStyle } from 'discord-api-types/v10'
import type { EntrantView } from '../../../play/exam/join-event.ts'
import type { SealedPage } from '../../../play/exam/views.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, frame, row, text } from '../parts/body.ts'
import { toSeconds } from '../parts/timestamp.ts'
import { eventFacts } from './event.ts'

/** For someone who has joined a group exam: when it is, and whether the summary may name them. */
export const entrantBody = (view: EntrantView, words: Words): Body => {
  const { event, title, entrant, endsAt, canBegin } = view
  const { entrant: own } = words.event
  const when = canBegin ? own.running(toSeconds(endsAt)) : own.starts(toSeconds(event.startsAt))
  const extra = entrant.extraMinutes > 0 ? [own.extra(entrant.extraMinutes, toSeconds(endsAt))] : []
  const head = [`## ${own.joined(title)}`, when, ...extra, `-# ${eventFacts(view, words)}`]
  const share = entrant.shares ? own.shown : own.notShown
  return bodyOf([
    frame([text(head.join('\n')), text(`${own.ask}\n${share}`)], COLOURS.open),
    row([
      ...(canBegin
        ? [
            button({ kind: 'event-begin', eventId: event.id }, words.event.begin, {
              style: ButtonStyle.Success,
            }),
          ]
        : []),
      button({ kind: 'event-share', eventId: event.id, to: 'on' }, own.share, { disabled: entrant.shares }),
      button({ kind: 'event-share', eventId: event.id, to: 'off' }, own.unshare, {
        disabled: !entrant.shares,
      }),
    ]),
  ])
}

/** In place of a result that no one may know yet. */
export const sealedBody = ({ until }: SealedPage, { event }: Words): Body =>
  bodyOf([frame([text(until === null ? event.sealedSoon : event.sealed(toSeconds(until)))], COLOURS.open)])
