import { type Kysely, sql } from 'kysely'

/** Group exams: who joined, and which exams belong to one. A person sits each of them once. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createEvents(db)
  await createEntrants(db)
  await sql`alter table exams add column event_id text`.execute(db)
  await sql`create unique index exams_of_event on exams (event_id, user_id) where event_id is not null`.execute(
    db,
  )
}

const createEvents = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('exam_events')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('guild_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('set_by', 'text', column => column.notNull())
    .addColumn('bank', 'text', column => column.notNull())
    .addColumn('format', 'text', column => column.notNull())
    .addColumn('domain', 'text')
    .addColumn('minutes', 'integer', column => column.notNull())
    .addColumn('pass_mark', 'integer', column => column.notNull())
    .addColumn('question_count', 'integer', column => column.notNull())
    .addColumn('blueprint', 'text', column => column.notNull())
    .addColumn('hashes', 'text', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('zone', 'text', column => column.notNull())
    .addColumn('created_at', 'bigint', column => column.notNull())
    .addColumn('starts_at', 'bigint', column => column.notNull())
    .addColumn('ends_at', 'bigint', column => column.notNull())
    .addColumn('begun_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('cancelled_at', 'bigint')
    .addColumn('message_id', 'text')
    .addColumn('summary_id', 'text')
    .execute()
  await sql`create index exam_events_of_guild on exam_events (guild_id)`.execute(db)
  await sql`create index exam_events_of_person on exam_events (set_by, id)`.execute(db)
}

const createEntrants = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('exam_entrants')
    .addColumn('event_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('joined_at', 'bigint', column => column.notNull())
    .addColumn('shares', 'integer', column => column.notNull())
    .addColumn('extra_minutes', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('exam_entrants_key', ['event_id', 'user_id'])
    .execute()
  await sql`create index exam_entrants_of_person on exam_entrants (user_id, event_id)`.execute(db)
}
