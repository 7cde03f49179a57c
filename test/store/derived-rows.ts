import type { Kysely } from 'kysely'
import type { Schema } from '../../src/store/schema.ts'

/** Everything that is derived for studying, in a fixed order. */
export const studyRows = async (db: Kysely<Schema>) => ({
  cards: await db.selectFrom('cards').selectAll().orderBy('user_id').orderBy('question_id').execute(),
  abilities: await db
    .selectFrom('abilities')
    .selectAll()
    .orderBy('user_id')
    .orderBy('bank')
    .orderBy('domain')
    .execute(),
  ratings: await db.selectFrom('question_ratings').selectAll().orderBy('question_id').execute(),
})

/** All totals, in a fixed order. */
export const totalRows = (db: Kysely<Schema>) =>
  db.selectFrom('totals').selectAll().orderBy('guild_id').orderBy('period').orderBy('user_id').execute()
