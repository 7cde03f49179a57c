import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, text } from './body.ts'

/** What the bot does, for those who play and for those who run the server. */
export const helpBody = ({ help }: Words): Body =>
  bodyOf(
    [
      frame(
        [text(`## ${help.title}`), text(help.players.join('\n')), text(help.hosts.join('\n'))],
        COLOURS.open,
      ),
    ],
    { flags: EPHEMERAL },
  )
