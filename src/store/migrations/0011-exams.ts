import { type Kysely, sql } from 'kysely'

/** Mock exams: a sitting and its questions. A person has one open exam at most. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createExams(db)
  await createItems(db)
}

const createExams = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('exams')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('guild_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('audience', 'text', column => column.notNull())
    .addColumn('bank', 'text', column => column.notNull())
    .addColumn('format', 'text', column => column.notNull())
    .addColumn('domain', 'text')
    .addColumn('extra', 'text', column => column.notNull())
    .addColumn('blueprint', 'text', column => column.notNull())
    .addColumn('pass_mark', 'integer', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('zone', 'text', column => column.notNull())
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('ends_at', 'bigint')
    .addColumn('question_count', 'integer', column => column.notNull())
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('shown_at', 'bigint')
    .addColumn('submitted_at', 'bigint')
    .addColumn('submitted_by', 'text')
    .addColumn('answered', 'integer')
    .addColumn('right_count', 'integer')
    .addColumn('score', 'integer')
    .execute()
  await sql`create unique index exams_open on exams (user_id) where submitted_at is null`.execute(db)
  await sql`create index exams_of_person on exams (user_id, started_at)`.execute(db)
  await sql`create index exams_of_guild on exams (guild_id)`.execute(db)
}

const createItems = (db: Kysely<unknown>) =>
  db.schema
    .createTable('exam_items')
    .addColumn('exam_id', 'text', column => column.notNull())
    .addColumn('number', 'integer', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('seed', 'bigint', column => column.notNull())
    .addColumn('domain', 'text')
    .addColumn('picks', 'text', column => column.notNull())
    .addColumn('flagged', 'integer', column => column.notNull())
    .addColumn('confidence', 'integer')
    .addColumn('spent_ms', 'bigint', column => column.notNull())
    .addColumn('is_right', 'integer')
    .addPrimaryKeyConstraint('exam_items_key', ['exam_id', 'number'])
    .execute()
