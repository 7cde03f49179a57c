import type { Kysely } from 'kysely'
import type { Everything, PersonalData } from '../play/ports/store.ts'
import { isForgotten } from '../play/record.ts'
import { anonymizePost } from './anonymize.ts'
import { deletePersonBatch, insertDeletion } from './delete-person.ts'
import { digestFor } from './digest.ts'
import { answerFromRow, dailyFromRow, postFromRow, sessionFromRow, totalFromRow } from './rows.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Personal data: who is hidden, the export, and the deletion. */
export const personalData = (db: Kysely<Schema>): PersonalData => ({
  hiddenAmong: userIds => selectHidden(db, userIds),
  setHidden: (userId, at) => (at === null ? deleteHidden(db, userId) : insertHidden(db, userId, at)),
  everythingAbout: userId => selectEverything(db, userId),
  requestDeletion: request => inTransaction(db, trx => insertDeletion(trx, request)),
  deletionBatch: (userId, vacuumAt) => inTransaction(db, trx => deletePersonBatch(trx, userId, vacuumAt)),
  anonymizePost: postId => inTransaction(db, trx => anonymizePost(trx, postId)),
  dropDeletionsBefore: before => dropDeletionsBefore(db, before),
})

/** Includes the replacement ids of deleted people. */
const selectHidden = async (db: Kysely<Schema>, userIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('people')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .where('hidden_at', 'is not', null)
    .execute()
  return new Set([...rows.map(row => row.user_id), ...userIds.filter(isForgotten)])
}

/** Deletes the whole row, which holds nothing else. */
const deleteHidden = async (db: Kysely<Schema>, userId: string): Promise<void> => {
  await db.deleteFrom('people').where('user_id', '=', userId).execute()
}

const insertHidden = async (db: Kysely<Schema>, userId: string, at: number): Promise<void> => {
  await db
    .insertInto('people')
    .values({ user_id: userId, hidden_at: at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Oldest first. */
const selectEverything = async (db: Kysely<Schema>, userId: string): Promise<Everything> => ({
  hiddenAt: await selectHiddenAt(db, userId),
  answers: await selectAnswers(db, userId),
  totals: await selectTotals(db, userId),
  streaks: await selectStreaks(db, userId),
  posts: (
    await db
      .selectFrom('posts')
      .selectAll()
      .where('asked_by', '=', userId)
      .orderBy('opened_at')
      .orderBy('id')
      .execute()
  ).map(postFromRow),
  sessions: (
    await db
      .selectFrom('sessions')
      .selectAll()
      .where('started_by', '=', userId)
      .orderBy('started_at')
      .orderBy('id')
      .execute()
  ).map(sessionFromRow),
  dailies: (
    await db.selectFrom('dailies').selectAll().where('set_by', '=', userId).orderBy('set_at').execute()
  ).map(dailyFromRow),
  exposures: await selectExposures(db, userId),
  spentPosts: (await db.selectFrom('spent_answers').selectAll().execute())
    .filter(row => row.digest === digestFor(row.post_id, userId))
    .map(row => row.post_id),
  deletions: (await db.selectFrom('deletions').selectAll().orderBy('deleted_at').execute())
    .filter(row => row.digest === digestFor(row.salt, userId))
    .map(row => row.deleted_at),
})

const selectExposures = (db: Kysely<Schema>, userId: string): Promise<Everything['exposures'][number][]> =>
  db
    .selectFrom('exposures')
    .select(['question_id as questionId', 'last_at as lastAt'])
    .where('user_id', '=', userId)
    .orderBy('last_at')
    .orderBy('question_id')
    .execute()

const dropDeletionsBefore = async (db: Kysely<Schema>, before: number): Promise<number | null> => {
  await db.deleteFrom('deletions').where('deleted_at', '<', before).execute()
  const row = await db
    .selectFrom('deletions')
    .select(eb => eb.fn.min('deleted_at').as('oldest'))
    .executeTakeFirst()
  return row?.oldest ?? null
}

const selectHiddenAt = async (db: Kysely<Schema>, userId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('people')
    .select('hidden_at')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.hidden_at ?? null
}

const selectAnswers = async (db: Kysely<Schema>, userId: string): Promise<Everything['answers']> => {
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  return rows.map(row => ({ ...answerFromRow(row), guildId: row.guild_id, questionId: row.question_id }))
}

const selectTotals = async (db: Kysely<Schema>, userId: string): Promise<Everything['totals']> => {
  const rows = await db
    .selectFrom('totals')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('guild_id')
    .orderBy('period')
    .execute()
  return rows.map(row => ({ ...totalFromRow(row), guildId: row.guild_id, period: row.period }))
}

const selectStreaks = async (db: Kysely<Schema>, userId: string): Promise<Everything['streaks']> => {
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
