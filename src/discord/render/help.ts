import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, row, text } from './body.ts'
import { leaderboardButton, questionButton } from './next-steps.ts'

/** What the bot does, for those who play and for those who run the server. */
export const helpBody = (words: Words): Body =>
  bodyOf(
    [
      frame(
        [
          text(`## ${words.help.title}`),
          text(words.help.players.join('\n')),
          text(words.help.hosts.join('\n')),
        ],
        COLOURS.open,
      ),
      row([questionButton(words), leaderboardButton('points', words)]),
    ],
    { flags: EPHEMERAL },
  )
