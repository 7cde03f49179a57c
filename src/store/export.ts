import type { Kysely } from 'kysely'
import type { Everything } from '../play/ports/store.ts'
import { answerOf } from './answers.ts'
import { dailyOf } from './dailies.ts'
import { postOf } from './posts.ts'
import type { Schema } from './schema.ts'
import { sessionOf } from './sessions.ts'
import { totalOf } from './totals.ts'

/** Everything that is kept about a person, oldest first. */
export const everythingAbout = async (db: Kysely<Schema>, userId: string): Promise<Everything> => ({
  hiddenAt: await hiddenAt(db, userId),
  answers: await answersOf(db, userId),
  totals: await totalsOf(db, userId),
  streaks: await streaksOf(db, userId),
  posts: (
    await db
      .selectFrom('posts')
      .selectAll()
      .where('asked_by', '=', userId)
      .orderBy('opened_at')
      .orderBy('id')
      .execute()
  ).map(postOf),
  sessions: (
    await db
      .selectFrom('sessions')
      .selectAll()
      .where('started_by', '=', userId)
      .orderBy('started_at')
      .orderBy('id')
      .execute()
  ).map(sessionOf),
  dailies: (
    await db.selectFrom('dailies').selectAll().where('set_by', '=', userId).orderBy('set_at').execute()
  ).map(dailyOf),
})

const hiddenAt = async (db: Kysely<Schema>, userId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('people')
    .select('hidden_at')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.hidden_at ?? null
}

const answersOf = async (db: Kysely<Schema>, userId: string): Promise<Everything['answers']> => {
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  return rows.map(row => ({ ...answerOf(row), guildId: row.guild_id, questionId: row.question_id }))
}

const totalsOf = async (db: Kysely<Schema>, userId: string): Promise<Everything['totals']> => {
  const rows = await db
    .selectFrom('totals')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('guild_id')
    .orderBy('period')
    .execute()
  return rows.map(row => ({ ...totalOf(row), guildId: row.guild_id, period: row.period }))
}

const streaksOf = async (db: Kysely<Schema>, userId: string): Promise<Everything['streaks']> => {
  const rows = await db
    .selectFrom('streaks')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('guild_id')
    .execute()
  return rows.map(({ guild_id, length, longest, freezes, last_day }) => ({
    guildId: guild_id,
    length,
    longest,
    freezes,
    lastDay: last_day,
  }))
}
