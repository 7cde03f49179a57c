import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { DailyPurpose, Post } from '../../../play/record.ts'
import { LATE_LIMIT_MS } from '../../../play/time-limits.ts'
import type { DailyNote, Yesterday } from '../../../play/views.ts'
import type { Words } from '../../../words/index.ts'
import type { SentPicture } from '../board/picture.ts'
import { seasonBlock } from '../board/season.ts'
import { linkTo, mentionOf, text } from '../parts/body.ts'
import { toSeconds } from '../parts/timestamp.ts'

/** What a daily's post shows beside its question. */

/** A message that goes out later than this says so, ms. */
const LATE_MS = 10 * 60_000

/** The role that it mentions, and how the season before ended. */
export const aboveDaily = (
  { roleId, season }: DailyNote,
  words: Words,
  picture: SentPicture | null,
): APIMessageTopLevelComponent[] => [
  ...(roleId ? [text(`<@&${roleId}>`)] : []),
  ...(season ? [seasonBlock(season, words, picture)] : []),
]

export const dailyFooter = (
  post: Post,
  { dueAt }: DailyPurpose,
  answered: number,
  { question, format }: Words,
): string => {
  const next = Math.ceil((post.closesAt - LATE_LIMIT_MS) / 1000)
  const open = `-# ${format.joinItems([question.openUntilNext(next), question.answered(answered)])}`
  return post.openedAt - dueAt > LATE_MS ? `-# ${question.late(toSeconds(dueAt))}\n${open}` : open
}

/** How the previous daily went, in one line. */
export const yesterdayLine = (
  post: Post,
  yesterday: Yesterday,
  { question, board, format }: Words,
): string => {
  const link = linkTo(post.guildId, yesterday.channelId, yesterday.messageId)
  if (yesterday.answered === 0) return `-# ${question.lastTimeNobody(link)}`
  const items = [
    question.lastTime(link, yesterday.right, yesterday.answered),
    ...(yesterday.first ? [question.wasFirst(mentionOf(yesterday.first.userId, board.someone))] : []),
  ]
  return `-# ${format.joinItems(items)}`
}
