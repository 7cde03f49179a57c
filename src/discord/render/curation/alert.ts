import type { AlertMessage } from '../../../play/ports/alerts.ts'
import { ALERT_KINDS } from '../../../quiz/items/alerts.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, button, row, text } from '../parts/body.ts'

/** Which questions need the owners: how many and why, but not which, since others read the channel, too. */
export const alertBody = ({ id, counts }: Pick<AlertMessage, 'id' | 'counts'>, { curation }: Words): Body => {
  const lines = ALERT_KINDS.flatMap(kind => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [`- ${curation.alert.lines[kind](count)}`]
  })
  return bodyOf([
    text([`**${curation.alert.title}**`, ...lines, curation.alert.where].join('\n')),
    row([button({ kind: 'question-alert', alertId: id }, curation.alert.show)]),
  ])
}
