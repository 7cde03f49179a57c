import type { Command } from '../src/discord/command.ts'
import { leaderboard } from './leaderboard.ts'
import { quiz } from './quiz.ts'

/** Every slash command of the bot. */
export const commands: readonly Command[] = [quiz, leaderboard]
