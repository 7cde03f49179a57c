import { board } from './board.ts'
import { commands } from './commands.ts'
import { daily } from './daily.ts'
import { format } from './format.ts'
import { help } from './help.ts'
import { permissions } from './permissions.ts'
import { privacy } from './privacy.ts'
import { question } from './question.ts'
import { refusals } from './refusals.ts'
import { reveal } from './reveal.ts'
import { season } from './season.ts'
import { standings } from './standings.ts'
import { streak } from './streak.ts'
import { verdict } from './verdict.ts'

/** English. Discord's Markdown; no sentence gives an answer away early. */
export const en = {
  commands,
  periods: { today: 'Today', week: 'This week', month: 'This month', all: 'All time' },
  question,
  verdict,
  reveal,
  standings,
  season,
  streak,
  daily,
  permissions,
  board,
  privacy,
  help,
  refusals,
  attached: 'Not all of it fits here: the whole text is in the attached file.',
  /** What the messages join and format themselves. */
  format: {
    number: format.number,
    percent: format.percent,
    list: format.list,
    joinItems: format.joinItems,
    joinSentences: format.joinSentences,
  },
}
