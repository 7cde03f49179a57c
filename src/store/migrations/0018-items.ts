import type { Kysely } from 'kysely'

/** What the answers say about each question, computed once a day, the questions that an owner found to be fine, and those that need one. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('item_analyses')
    .addColumn('question_id', 'text', column => column.primaryKey())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('p_key_wrong', 'double precision', column => column.notNull())
    .addColumn('answers', 'integer', column => column.notNull())
    .addColumn('analysis', 'text', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .execute()
  await db.schema
    .createTable('item_clearances')
    .addColumn('question_id', 'text', column => column.primaryKey())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('answers', 'integer', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .execute()
  await db.schema
    .createTable('question_alerts')
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('at', 'bigint', column => column.notNull())
    .addColumn('told_at', 'bigint')
    .addPrimaryKeyConstraint('question_alerts_key', ['question_id', 'kind'])
    .execute()
}
