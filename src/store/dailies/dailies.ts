import { type Kysely, sql } from 'kysely'
import type { DailyStore } from '../../play/ports/dailies.ts'
import type { Daily, Post } from '../../play/record.ts'
import { selectDailyDays } from '../boards/streaks.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { createBatcher, inOneTransaction } from '../database/batch.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { inTransaction } from '../database/transaction.ts'
import { upsertZone } from '../guilds/guild-settings.ts'
import { dailyFromRow, dueColumns, postFromRow, problemColumns, rowFromDaily } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { advanceDaily, openDaily } from './open-daily.ts'

export const dailyStore = (db: Kysely<Schema>): DailyStore => {
  const batchedOpenDaily = createBatcher(
    inOneTransaction(db, (trx, [daily, post, question, next]: Parameters<DailyStore['openDaily']>) =>
      openDaily(trx, daily, post, question, next),
    ),
  )
  return {
    findDaily: id => findDaily(db, id),
    dailiesOf: guildId => selectDailies(db, guildId),
    saveDaily: (daily, max) => inTransaction(db, trx => saveDaily(trx, daily, max)),
    deleteDaily: async id => {
      await db.deleteFrom('dailies').where('id', '=', id).execute()
    },
    scheduleDaily: async (id, next, problem) => {
      await db.updateTable('dailies').set(dueColumns(next, problem)).where('id', '=', id).execute()
    },
    setProblem: async (id, problem) => {
      await db.updateTable('dailies').set(problemColumns(problem)).where('id', '=', id).execute()
    },
    clearProblems: async (dailyId, kinds) => {
      await db
        .updateTable('dailies')
        .set(problemColumns(null))
        .where('id', '=', dailyId)
        .where('problem', 'in', kinds)
        .where('next_at', 'is not', null)
        .execute()
    },
    dueDailies: async (now, limit) => (await selectDueDailies(db, { now, limit })).map(dailyFromRow),
    openDaily: (...claim) => batchedOpenDaily(claim),
    skipDaily: async (daily, next, problem) => {
      await advanceDaily(db, daily, next, problem)
    },
    dailyPostOn: (dailyId, day) => selectPostOn(db, dailyId, day),
    dailyPosts: (dailyId, limit) => selectSentPosts(db, dailyId, limit),
    openDailyPosts: dailyId => selectOpenPosts(db, dailyId),
    unsentDailyPosts: dailyId => selectUnsentPosts(db, dailyId),
    openDailyQuestions: (guildId, userId) => selectOpenQuestions(db, guildId, userId),
    dailyDays: async (guildId, userId) => {
      const { asked, answered } = await selectDailyDays(db, guildId, userId)
      return { asked, answered: new Set(answered.keys()) }
    },
  }
}

const findDaily = async (db: Kysely<Schema>, id: string): Promise<Daily | null> => {
  const row = await db.selectFrom('dailies').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? dailyFromRow(row) : null
}

const selectDailies = async (db: Kysely<Schema>, guildId: string): Promise<Daily[]> => {
  const rows = await db
    .selectFrom('dailies')
    .selectAll()
    .where('guild_id', '=', guildId)
    .orderBy('set_at')
    .orderBy('id')
    .execute()
  return rows.map(dailyFromRow)
}

/** Longest due first. The order is total, so processes that claim dailies take their row locks in the same order. */
const selectDueDailies = prepareQuery((db, at: { now: number; limit: number }) =>
  db
    .selectFrom('dailies')
    .selectAll()
    .where('next_at', '<=', at.now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(sql<number>`${at.limit}`),
)

/** Upserts a daily. The zone of a guild's first daily becomes the guild's zone. False if it would be one too many. */
const saveDaily = async (trx: Kysely<Schema>, daily: Daily, max: number): Promise<boolean> => {
  await lockUntilCommit(trx, [`dailies ${daily.guildId}`])
  const existing = await selectDailies(trx, daily.guildId)
  const isNew = existing.every(({ id }) => id !== daily.id)
  if (isNew && existing.length >= max) return false
  const row = rowFromDaily(daily)
  const { id: _id, set_at: _at, ...changes } = row
  await trx
    .insertInto('dailies')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changes))
    .execute()
  const isFirst = existing.length === 0 || existing[0]!.id === daily.id
  if (isFirst) await upsertZone(trx, daily.guildId, daily.zone)
  return true
}

const selectPostOn = async (db: Kysely<Schema>, dailyId: string, day: string): Promise<Post | null> => {
  const row = await db
    .selectFrom('posts')
    .selectAll()
    .where('daily_id', '=', dailyId)
    .where('day', '=', day)
    .where(eb => eb.or([eb('message_id', 'is not', null), eb('closed_at', 'is', null)]))
    .executeTakeFirst()
  return row ? postFromRow(row) : null
}

const selectSentPosts = async (db: Kysely<Schema>, dailyId: string, limit: number): Promise<Post[]> => {
  const rows = await sentPosts(db, dailyId).orderBy('day', 'desc').limit(limit).execute()
  return rows.map(postFromRow)
}

const selectOpenPosts = async (db: Kysely<Schema>, dailyId: string): Promise<Post[]> => {
  const rows = await sentPosts(db, dailyId).where('closed_at', 'is', null).orderBy('day').execute()
  return rows.map(postFromRow)
}

const sentPosts = (db: Kysely<Schema>, dailyId: string) =>
  db.selectFrom('posts').selectAll().where('daily_id', '=', dailyId).where('message_id', 'is not', null)

const selectUnsentPosts = async (db: Kysely<Schema>, dailyId: string): Promise<Post[]> => {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('daily_id', '=', dailyId)
    .where('message_id', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(postFromRow)
}

const selectOpenQuestions = async (
  db: Kysely<Schema>,
  guildId: string,
  userId: string,
): Promise<ReadonlySet<string>> => {
  const here = db.selectNoFrom(eb => eb.val(guildId).as('guild_id'))
  const withPoints = db
    .selectFrom('totals')
    .select('guild_id')
    .where('user_id', '=', userId)
    .where('period', '=', 'all')
  const withStreak = db.selectFrom('streaks').select('guild_id').where('user_id', '=', userId)
  const rows = await db
    .selectFrom('posts')
    .select('question_id')
    .where('daily_id', 'is not', null)
    .where('closed_at', 'is', null)
    // One list of guilds, so that each is looked up in `posts_open_daily`: `or` would read all open dailies.
    .where('guild_id', 'in', here.unionAll(withPoints).unionAll(withStreak))
    .execute()
  return new Set(rows.map(row => row.question_id))
}
