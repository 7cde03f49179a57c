import { type Kysely, sql } from 'kysely'
import type { WeeklyStore, WeekPost } from '../../play/ports/weekly.ts'
import { truthIn } from '../answers/truth.ts'
import type { Schema } from '../schema.ts'

/** What a weekly summary is about, page by page: a part of the index `posts_lately`, and the primary key of the answers. */

export const selectPostsAfter = async (
  db: Kysely<Schema>,
  guildId: string,
  { openedAt, id }: Parameters<WeeklyStore['postsAfter']>[1],
  limit: number,
): Promise<WeekPost[]> => {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'opened_at', 'channel_id', 'question_id', 'hash', 'closed_at', 'message_id'])
    .where('guild_id', '=', guildId)
    // A literal: a partial index serves no condition with a parameter.
    .where('audience', '=', sql.lit('channel' as const))
    .where(({ eb, refTuple, tuple }) => eb(refTuple('opened_at', 'id'), '>', tuple(openedAt, id)))
    .orderBy('opened_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    id: row.id,
    openedAt: row.opened_at,
    channelId: row.channel_id,
    questionId: row.question_id,
    hash: row.hash,
    closedAt: row.closed_at,
    messageId: row.message_id,
  }))
}

export const selectAnswersAfter = async (
  db: Kysely<Schema>,
  postId: string,
  afterUserId: string,
  limit: number,
): ReturnType<WeeklyStore['answersAfter']> => {
  const rows = await db
    .selectFrom('answers')
    .select(['user_id', 'question_id', 'day', 'answered_at', 'score', 'counted', 'unseen'])
    .select(truthIn('answers').as('right'))
    .where('post_id', '=', postId)
    .where('user_id', '>', afterUserId)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    userId: row.user_id,
    questionId: row.question_id,
    day: row.day,
    answeredAt: row.answered_at,
    points: row.counted === 1 ? row.score : 0,
    counted: row.counted === 1,
    right: row.right === 1,
    isFirst: row.unseen === 1,
  }))
}
