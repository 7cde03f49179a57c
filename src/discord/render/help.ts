import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, row, text } from './body.ts'
import { linkToLeaderboard, linkToQuestion } from './next-steps.ts'

/**
 * What the bot does, for those who play and for those who run the server. Outside of servers that have added it
 * (`inServer` false), Discord offers no `/daily` and no `/streak`.
 */
export const helpBody = ({ inServer }: { readonly inServer: boolean }, words: Words): Body => {
  const { title, players, streak, hosts, elsewhere } = words.help
  const sections = inServer ? [[...players, streak], hosts] : [players, [elsewhere]]
  return bodyOf(
    [
      frame([`## ${title}`, ...sections.map(lines => lines.join('\n'))].map(text), COLOURS.open),
      row([linkToQuestion(words), linkToLeaderboard('points', words)]),
    ],
    { flags: EPHEMERAL },
  )
}
