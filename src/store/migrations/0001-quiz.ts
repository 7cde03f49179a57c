import { type Kysely, sql } from 'kysely'

/** Revisions, sessions, posts, answers, totals and tasks. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createRevisions(db)
  await createSessions(db)
  await createPosts(db)
  await createAnswers(db)
  await createTotals(db)
  await createTasks(db)
}

const createRevisions = (db: Kysely<unknown>) =>
  db.schema
    .createTable('revisions')
    .addColumn('hash', 'text', column => column.primaryKey())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .execute()

const createSessions = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('audience', 'text', column => column.notNull())
    .addColumn('started_by', 'text', column => column.notNull())
    .addColumn('rounds', 'integer', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('token', 'text')
    .addColumn('token_at', 'bigint')
    .execute()
  // One open session a channel. Someone's private one is in no one's way.
  await sql`create unique index sessions_open on sessions (channel_id)
    where ended_at is null and audience = 'channel'`.execute(db)
}

const createPosts = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('posts')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('audience', 'text', column => column.notNull())
    .addColumn('asked_by', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('seed', 'bigint', column => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('difficulty', 'text')
    .addColumn('seconds', 'integer')
    .addColumn('session_id', 'text')
    .addColumn('round', 'integer', column => column.notNull())
    .addColumn('rounds', 'integer', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('opened_at', 'bigint', column => column.notNull())
    .addColumn('closes_at', 'bigint', column => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('message_id', 'text')
    .addColumn('token', 'text')
    .addColumn('token_at', 'bigint')
    .addColumn('answered', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('right_count', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await sql`create unique index posts_round on posts (session_id, round) where session_id is not null`.execute(
    db,
  )
  await sql`create index posts_asked on posts (server_id, audience, question_id, answered, right_count)`.execute(
    db,
  )
}

const createAnswers = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('answers')
    .addColumn('post_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('hash', 'text', column => column.notNull())
    .addColumn('season', 'text', column => column.notNull())
    .addColumn('picked', 'text', column => column.notNull())
    .addColumn('is_right', 'integer', column => column.notNull())
    .addColumn('score', 'integer', column => column.notNull())
    .addColumn('counted', 'integer', column => column.notNull())
    .addColumn('took_ms', 'bigint', column => column.notNull())
    .addColumn('answered_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['post_id', 'user_id'])
    .execute()
  // The first attempt scores, and the database alone decides which one was first.
  await sql`create unique index answers_first on answers (user_id, question_id, season, server_id)
    where counted = 1`.execute(db)
  await sql`create index answers_of_user on answers (user_id, question_id, is_right)`.execute(db)
}

const createTotals = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('totals')
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('period', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('points', 'bigint', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('right_count', 'integer', column => column.notNull())
    .addColumn('last_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('totals_key', ['server_id', 'period', 'user_id'])
    .execute()
  await sql`create index totals_rank on totals
    (server_id, period, points desc, answered, last_at, user_id, right_count)`.execute(db)
  await sql`create index totals_of_user on totals (user_id, period)`.execute(db)
}

const createTasks = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('tasks')
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('ref', 'text', column => column.notNull())
    .addColumn('due_at', 'bigint', column => column.notNull())
    .addColumn('attempts', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('version', 'integer', column => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('tasks_key', ['kind', 'ref'])
    .execute()
  await sql`create index tasks_due on tasks (due_at)`.execute(db)
}
