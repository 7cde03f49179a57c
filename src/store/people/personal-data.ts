import type { Kysely } from 'kysely'
import type { PersonalData } from '../../play/ports/people.ts'
import { isForgotten } from '../../play/record.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { anonymizePost } from './anonymize.ts'
import { deletePersonBatch, insertDeletion } from './delete-person.ts'
import { personalPages } from './personal-pages.ts'

/** Personal data: who is hidden, the export, and the deletion. */
export const personalData = (db: Kysely<Schema>): PersonalData => ({
  hiddenAmong: userIds => selectHidden(db, userIds),
  setHidden: (userId, at) => (at === null ? deleteHidden(db, userId) : insertHidden(db, userId, at)),
  hiddenSince: userId => selectHiddenAt(db, userId),
  pagesAbout: userId => personalPages(db, userId),
  requestDeletion: request => inTransaction(db, trx => insertDeletion(trx, request)),
  deletionBatch: (userId, vacuumAt, maxRows) =>
    inTransaction(db, trx => deletePersonBatch(trx, userId, vacuumAt, maxRows)),
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
