import type { Verdict } from '../../../play/answer.ts'
import type { Words } from '../../../words/index.ts'
import { linkToDetails, linkToLeaderboard, linkToReport, linkToStreak } from '../next-steps.ts'
import { type Body, bodyOf, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { fitBlocks } from '../parts/fit.ts'
import { guessButtons } from '../study/notes.ts'
import { attachment } from './parts.ts'
import { rewardLines } from './rewards.ts'
import { colourOf, verdictBlocks } from './verdict-blocks.ts'

type ChannelVerdict = Verdict & {
  /** They had answered before. */
  readonly again: boolean
  /** They're told that those who manage the server can see their results. */
  readonly tellsWhoSees?: boolean
}

/** What one person is told about their answer to a question of a channel. */
export const verdictBody = (view: ChannelVerdict, words: Words): Body => {
  const { post, question, answer, streak, study, again, tellsWhoSees = false } = view
  const notes = [
    ...(streak ? [words.streak.line(streak.length, streak.freezes)] : []),
    ...(again ? [words.verdict.again] : []),
    ...(tellsWhoSees ? [words.verdict.whoSees] : []),
  ]
  const result = { post, question, answer, rewards: rewardLines(view, words), notes, study }
  const fitted = fitBlocks(verdictBlocks(result, words), words.attached)
  const inside = [...fitted.texts.map(text), ...attachment(fitted.file)]
  const next = row([
    linkToDetails(post, words),
    ...guessButtons(post, study, words),
    streak ? linkToStreak(words) : linkToLeaderboard('points', words),
    linkToReport(post, words),
  ])
  return bodyOf([frame(inside, colourOf(question, answer)), next], {
    flags: EPHEMERAL,
    files: fitted.file ? [fitted.file] : [],
  })
}
