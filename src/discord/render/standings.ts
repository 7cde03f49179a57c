import type { StandingsView } from '../../play/views.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, frame, mentionOf, text } from './body.ts'

const MAX_ROWS = 20

/** How a session ended. */
export const standingsBody = (view: StandingsView, words: Words): Body => {
  const { session, placings, asked } = view
  const { standings, board } = words
  const [own] = placings
  if (session.audience !== 'channel' && own)
    return bodyOf([frame([text(standings.own(own.right, asked, own.score))], COLOURS.open)])
  const rows = placings
    .slice(0, MAX_ROWS)
    .map(({ userId, right, score }, index) =>
      standings.row(index + 1, mentionOf(userId, board.someone), right, asked, score),
    )
  const more = placings.length - rows.length
  const list =
    rows.length === 0 ? standings.nobody : [...rows, ...(more > 0 ? [standings.more(more)] : [])].join('\n')
  const title = `## ${standings.title}\n-# ${standings.asked(asked)}`
  return bodyOf([frame([text(title), text(list), text(`-# ${standings.note}`)], COLOURS.open)])
}
