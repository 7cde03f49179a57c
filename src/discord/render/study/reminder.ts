import type { ReminderView } from '../../../play/views.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { linkToStudy, reviewNow } from './buttons.ts'

/** A reminder to review, as a direct message. Its button names the date, by which the message is found again. */
export const reminderBody = ({ left, day }: Pick<ReminderView, 'left' | 'day'>, words: Words): Body => {
  const { study } = words
  return bodyOf([
    frame([text(study.remind(left))], COLOURS.open),
    row([reviewNow(words), button({ kind: 'unremind', day }, study.buttons.stopReminding)]),
  ])
}

/** In place of a reminder, once its person wants no more. */
export const stoppedBody = (words: Words): Body =>
  bodyOf([text(words.study.stopped), row([reviewNow(words), linkToStudy(words)])])

/** Says once that reminders were switched off because Discord refused one. */
export const blockedBody = (words: Words): Body =>
  bodyOf([text(words.study.blocked), row([linkToStudy(words)])], { flags: EPHEMERAL })
