import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * Spaced repetition: what the log of answers must say beside right and wrong, and what is derived from it: cards,
 * abilities and question ratings. migrate.ts derives them from the answers that are there.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await extendAnswers(db)
  await sql`alter table exposures add column first_at bigint`.execute(db)
  await sql`update exposures set first_at = coalesce(previous_at, last_at)`.execute(db)
  await createCards(db)
  await createRatings(db)
  await db.schema
    .createTable('study_settings')
    .addColumn('user_id', 'text', column => column.primaryKey())
    .addColumn('zone', 'text')
    .addColumn('exam_on', 'integer')
    .addColumn('per_day', 'integer')
    .addColumn('remind_minutes', 'integer')
    .addColumn('pauses', 'text', column => column.notNull())
    .addColumn('reminders_blocked_at', 'bigint')
    .execute()
}

/** What was answered before has the date of its server, and counts as unseen where it was the person's first answer. */
const extendAnswers = async (db: Kysely<unknown>) => {
  const dayNumber =
    db.getExecutor().adapter instanceof SqliteAdapter
      ? sql`cast(julianday(day) - 2440587.5 as integer)`
      : sql`cast(day as date) - date '1970-01-01'`
  for (const column of ['unseen', 'guessed'])
    await sql`alter table answers add column ${sql.ref(column)} integer not null default 0`.execute(db)
  for (const column of ['own_day', 'confidence', 'ability_delta', 'difficulty_delta'])
    await sql`alter table answers add column ${sql.ref(column)} integer`.execute(db)
  for (const column of ['bank', 'domain'])
    await sql`alter table answers add column ${sql.ref(column)} text`.execute(db)
  await sql`update answers set own_day = ${dayNumber}`.execute(db)
  await sql`update answers set unseen = 1 where not exists (select 1 from answers as earlier
    where earlier.user_id = answers.user_id and earlier.question_id = answers.question_id
      and (earlier.answered_at < answers.answered_at
        or (earlier.answered_at = answers.answered_at and earlier.post_id < answers.post_id)))`.execute(db)
}

const createCards = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('cards')
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('first_post_id', 'text', column => column.notNull())
    .addColumn('first_at', 'bigint', column => column.notNull())
    .addColumn('first_right', 'integer', column => column.notNull())
    .addColumn('first_fair', 'integer', column => column.notNull())
    .addColumn('first_ms', 'bigint', column => column.notNull())
    .addColumn('reviews', 'integer', column => column.notNull())
    .addColumn('lapses', 'integer', column => column.notNull())
    .addColumn('resting', 'integer', column => column.notNull())
    .addColumn('stability', 'double precision', column => column.notNull())
    .addColumn('difficulty', 'double precision', column => column.notNull())
    .addColumn('last_on', 'integer', column => column.notNull())
    .addColumn('due_on', 'integer', column => column.notNull())
    .addColumn('scheduler', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['user_id', 'question_id'])
    .modifyEnd(oneTree(db))
    .execute()
  await sql`create index cards_due on cards (user_id, due_on)`.execute(db)
}

const createRatings = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('abilities')
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('bank', 'text', column => column.notNull())
    .addColumn('domain', 'text', column => column.notNull())
    .addColumn('ability', 'bigint', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('right_count', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('abilities_key', ['user_id', 'bank', 'domain'])
    .modifyEnd(oneTree(db))
    .execute()
  await db.schema
    .createTable('question_ratings')
    .addColumn('question_id', 'text', column => column.primaryKey())
    .addColumn('difficulty', 'bigint', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('right_count', 'integer', column => column.notNull())
    .addColumn('log_ms', 'bigint', column => column.notNull())
    .execute()
  await sql`create index answers_rated on answers (question_id) where difficulty_delta is not null`.execute(
    db,
  )
}

/** One b-tree instead of two on SQLite: every answer writes here. */
const oneTree = (db: Kysely<unknown>) =>
  db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``
