import type { Words } from '../../words/index.ts'
import { linkToLeaderboard, linkToQuestion } from './next-steps.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from './parts/body.ts'

/**
 * What the bot does, for those who play and for those who run the server. Outside of servers that have added it
 * (`inServer` false), Discord offers no `/daily`, `/streak` and `/suggest`. `isManager`: whether the person may change the settings.
 */
export const helpBody = (
  { inServer, isManager }: { readonly inServer: boolean; readonly isManager: boolean },
  words: Words,
): Body => {
  const { title, players, streak, suggest, hosts, elsewhere } = words.help
  const sections = inServer ? [[...players, streak, suggest], hosts] : [players, [elsewhere]]
  return bodyOf(
    [
      frame([`## ${title}`, ...sections.map(lines => lines.join('\n'))].map(text), COLOURS.open),
      row([
        linkToQuestion(words),
        linkToLeaderboard('points', words),
        ...(isManager ? [button({ kind: 'settings' }, words.settings.title)] : []),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}
