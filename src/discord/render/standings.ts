import type { StandingsView } from '../../play/views.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, frame, mentionOf, row, text } from './body.ts'
import { leaderboardButton, questionButton } from './next-steps.ts'

const MAX_ROWS = 20

/** How a round ended. */
export const standingsBody = (view: StandingsView, words: Words): Body => {
  const inside = view.session.audience === 'channel' ? channelLines(view, words) : ownLines(view, words)
  const next = row([questionButton(words), leaderboardButton('points', words)])
  return bodyOf([frame([...inside, `-# ${words.standings.note}`].map(text), COLOURS.open), next])
}

/** To the only person of the round. */
const ownLines = ({ placings: [own], asked }: StandingsView, { standings }: Words): string[] => [
  `## ${standings.you(own?.right ?? 0, asked)}`,
  standings.score(own?.score ?? 0),
]

const channelLines = ({ placings, asked }: StandingsView, words: Words): string[] => {
  const { standings, board } = words
  const rows = placings
    .slice(0, MAX_ROWS)
    .map(({ userId, right, score }, index) =>
      standings.row(index + 1, mentionOf(userId, board.someone), right, asked, score),
    )
  const more = placings.length - rows.length
  const [only] = placings
  const list =
    only === undefined
      ? [standings.nobody]
      : placings.length === 1
        ? [standings.only(mentionOf(only.userId, board.someone), only.right, asked, only.score)]
        : [...rows, ...(more > 0 ? [standings.more(more)] : [])]
  return [`## ${standings.title}\n-# ${standings.asked(asked)}`, list.join('\n')]
}
