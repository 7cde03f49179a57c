import type { Kysely } from 'kysely'
import type { Post } from '../play/record.ts'
import { postOf } from './posts.ts'
import type { Schema } from './schema.ts'

/** The post that stands for a daily's date: sent, or about to be. */
export const dailyPostOn = async (db: Kysely<Schema>, dailyId: string, day: string): Promise<Post | null> => {
  const row = await db
    .selectFrom('posts')
    .selectAll()
    .where('daily_id', '=', dailyId)
    .where('day', '=', day)
    .where(eb => eb.or([eb('message_id', 'is not', null), eb('closed_at', 'is', null)]))
    .executeTakeFirst()
  return row ? postOf(row) : null
}

/** A daily's newest posts that people saw. */
export const dailyPosts = async (db: Kysely<Schema>, dailyId: string, limit: number): Promise<Post[]> => {
  const rows = await seenPosts(db, dailyId).orderBy('day', 'desc').limit(limit).execute()
  return rows.map(postOf)
}

export const openDailyPosts = async (db: Kysely<Schema>, dailyId: string): Promise<Post[]> => {
  const rows = await seenPosts(db, dailyId).where('closed_at', 'is', null).orderBy('day').execute()
  return rows.map(postOf)
}

/** Posts that stand for a date and wait to be sent. */
export const unsentDailyPosts = async (db: Kysely<Schema>, dailyId: string): Promise<Post[]> => {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('daily_id', '=', dailyId)
    .where('message_id', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(postOf)
}

export const movePost = async (db: Kysely<Schema>, postId: string, channelId: string): Promise<void> => {
  await db
    .updateTable('posts')
    .set({ channel_id: channelId })
    .where('id', '=', postId)
    .where('message_id', 'is', null)
    .execute()
}

const seenPosts = (db: Kysely<Schema>, dailyId: string) =>
  db.selectFrom('posts').selectAll().where('daily_id', '=', dailyId).where('message_id', 'is not', null)
