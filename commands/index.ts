import type { Command } from '../src/discord/interactions/command.ts'
import { daily } from './daily.ts'
import { exam } from './exam.ts'
import { help } from './help.ts'
import { leaderboard } from './leaderboard.ts'
import { privacy } from './privacy.ts'
import { questions } from './questions.ts'
import { quiz } from './quiz.ts'
import { report } from './report.ts'
import { results } from './results.ts'
import { review } from './review.ts'
import { settings } from './settings.ts'
import { stats } from './stats.ts'
import { streak } from './streak.ts'
import { study } from './study.ts'
import { suggest } from './suggest.ts'
import { suggestions } from './suggestions.ts'

/** Every command of the bot: slash commands, and those in the menu of a message. */
export const commands: readonly Command[] = [
  quiz,
  review,
  daily,
  exam,
  leaderboard,
  streak,
  stats,
  study,
  results,
  suggest,
  settings,
  questions,
  suggestions,
  help,
  privacy,
  report,
]
