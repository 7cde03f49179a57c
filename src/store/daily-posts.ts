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

const seenPosts = (db: Kysely<Schema>, dailyId: string) =>
  db.selectFrom('posts').selectAll().where('daily_id', '=', dailyId).where('message_id', 'is not', null)
