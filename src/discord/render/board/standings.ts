import type { StandingsView } from '../../../play/views.ts'
import { placesOf } from '../../../quiz/places.ts'
import type { Words } from '../../../words/index.ts'
import { linkToLeaderboard, linkToQuestion, linkToReview } from '../next-steps.ts'
import { type Body, bodyOf, COLOURS, frame, mentionOf, row, text } from '../parts/body.ts'

const MAX_ROWS = 20

/** How a round ended. A private one is practice, so it has no points and leads to no leaderboard. */
export const standingsBody = (view: StandingsView, words: Words): Body => {
  const inChannel = view.session.audience === 'channel'
  const inside = inChannel ? channelLines(view, words) : ownLines(view, words)
  const next = [
    linkToQuestion(words),
    ...(hasMistakes(view) ? [linkToReview(words.review.mistakes)] : []),
    ...(inChannel ? [linkToLeaderboard('points', words)] : []),
  ]
  return bodyOf([frame(inside.map(text), COLOURS.open), row(next)])
}

/** Of many people, someone has. */
const hasMistakes = ({ session, placings: [own], asked }: StandingsView): boolean =>
  session.audience === 'channel' || (own !== undefined && own.right < asked)

/** To the only person of the round. */
const ownLines = ({ placings: [own], asked }: StandingsView, { standings }: Words): string[] => [
  `## ${standings.you(own?.right ?? 0, asked)}`,
]

const channelLines = ({ placings, asked }: StandingsView, words: Words): string[] => {
  const { standings, board } = words
  const shown = placings.slice(0, MAX_ROWS)
  const places = placesOf(shown)
  const rows = shown.map(({ userId, right, score }, index) =>
    standings.row(places[index]!, mentionOf(userId, board.someone), right, asked, score),
  )
  const more = placings.length - rows.length
  const [only] = placings
  const list =
    only === undefined
      ? [standings.nobody]
      : placings.length === 1
        ? [standings.only(mentionOf(only.userId, board.someone), only.right, asked, only.score)]
        : [...rows, ...(more > 0 ? [standings.more(more)] : [])]
  return [`## ${standings.title}\n-# ${standings.asked(asked)}`, list.join('\n'), `-# ${standings.note}`]
}
