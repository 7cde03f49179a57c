import { boardWords } from './board.ts'
import { commandWords } from './commands.ts'
import { correctionWords } from './correction.ts'
import { curationWords } from './curation.ts'
import { dailyWords } from './daily.ts'
import { eventWords } from './event.ts'
import { examWords } from './exam.ts'
import { findingWords } from './findings.ts'
import { format } from './format.ts'
import { helpWords } from './help.ts'
import { limitWords } from './limits.ts'
import { nextWords } from './next.ts'
import { permissionWords } from './permissions.ts'
import { privacyWords } from './privacy.ts'
import { questionWords } from './question.ts'
import { refusalWords } from './refusals.ts'
import { reportWords } from './report.ts'
import { resultsWords } from './results.ts'
import { revealWords } from './reveal.ts'
import { reviewWords } from './review.ts'
import { rewardWords } from './reward.ts'
import { roleWords } from './roles.ts'
import { seasonWords } from './season.ts'
import { settingsWords } from './settings.ts'
import { standingsWords } from './standings.ts'
import { statsWords } from './stats.ts'
import { streakWords } from './streak.ts'
import { studyWords } from './study.ts'
import { suggestionWords } from './suggestion.ts'
import { verdictWords } from './verdict.ts'
import { weeklyWords } from './weekly.ts'

/** English. Discord's Markdown; no sentence gives an answer away early. */
export const en = {
  commands: commandWords,
  periods: { today: 'Today', week: 'This week', season: 'This season', all: 'All time' },
  question: questionWords,
  verdict: verdictWords,
  reveal: revealWords,
  report: reportWords,
  curation: curationWords,
  findings: findingWords,
  correction: correctionWords,
  suggestion: suggestionWords,
  next: nextWords,
  review: reviewWords,
  standings: standingsWords,
  season: seasonWords,
  streak: streakWords,
  reward: rewardWords,
  stats: statsWords,
  daily: dailyWords,
  weekly: weeklyWords,
  exam: examWords,
  event: eventWords,
  study: studyWords,
  settings: settingsWords,
  roles: roleWords,
  permissions: permissionWords,
  board: boardWords,
  results: resultsWords,
  privacy: privacyWords,
  help: helpWords,
  refusals: refusalWords,
  limits: limitWords,
  attached: 'Too long for one message: the full text is attached.',
  /** What the messages join and format themselves. */
  format: {
    number: format.number,
    percent: format.percent,
    percentPrecisely: format.percentPrecisely,
    list: format.list,
    joinItems: format.joinItems,
    day: format.day,
    joinSentences: format.joinSentences,
  },
}
