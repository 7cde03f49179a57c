import { type Kysely, sql } from 'kysely'

const DAY_MS = 86_400_000

/** Dailies, zones, streaks, and what people chose about themselves. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createDailies(db)
  await createServers(db)
  await createPeople(db)
  await createStreaks(db)
  await widenPosts(db)
  await widenAnswers(db)
  await layLanes(db)
}

const createDailies = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('dailies')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('minutes', 'integer', column => column.notNull())
    .addColumn('zone', 'text', column => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('difficulty', 'text')
    .addColumn('role_id', 'text')
    .addColumn('thread', 'integer', column => column.notNull())
    .addColumn('locale', 'text', column => column.notNull())
    .addColumn('set_by', 'text', column => column.notNull())
    .addColumn('set_at', 'bigint', column => column.notNull())
    .addColumn('next_day', 'text')
    .addColumn('next_at', 'bigint')
    .addColumn('problem', 'text')
    .addColumn('problem_at', 'bigint')
    .execute()
  await sql`create index dailies_due on dailies (next_at) where next_at is not null`.execute(db)
  await sql`create index dailies_of_server on dailies (server_id, set_at)`.execute(db)
}

const createServers = (db: Kysely<unknown>) =>
  db.schema
    .createTable('servers')
    .addColumn('server_id', 'text', column => column.primaryKey())
    .addColumn('zone', 'text', column => column.notNull())
    .addColumn('gone_at', 'bigint')
    .execute()

const createPeople = (db: Kysely<unknown>) =>
  db.schema
    .createTable('people')
    .addColumn('user_id', 'text', column => column.primaryKey())
    .addColumn('hidden_at', 'bigint')
    .execute()

const createStreaks = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('streaks')
    .addColumn('server_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('length', 'integer', column => column.notNull())
    .addColumn('longest', 'integer', column => column.notNull())
    .addColumn('freezes', 'integer', column => column.notNull())
    .addColumn('last_day', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('streaks_key', ['server_id', 'user_id'])
    .execute()
  await sql`create index streaks_rank on streaks (server_id, length desc, last_day desc, user_id)`.execute(db)
  await sql`create index streaks_of_user on streaks (user_id)`.execute(db)
}

const widenPosts = async (db: Kysely<unknown>) => {
  await sql`alter table posts add column zone text not null default 'UTC'`.execute(db)
  await sql`alter table posts add column daily_id text`.execute(db)
  await sql`alter table posts add column day text`.execute(db)
  await sql`alter table posts add column due_at bigint`.execute(db)
  await sql`alter table posts add column announces text`.execute(db)
  // One post for each daily and date. A post that was given up unseen does not stand for its date.
  await sql`create unique index posts_daily on posts (daily_id, day)
    where daily_id is not null and (message_id is not null or closed_at is null)`.execute(db)
  await sql`create unique index posts_announces on posts (server_id, announces)
    where announces is not null and (message_id is not null or closed_at is null)`.execute(db)
  await sql`create index posts_of_daily on posts (daily_id, day) where daily_id is not null`.execute(db)
  await sql`create index posts_days on posts (server_id, day, closed_at, message_id)
    where daily_id is not null`.execute(db)
}

const widenAnswers = async (db: Kysely<unknown>) => {
  await sql`alter table answers add column day text not null default ''`.execute(db)
  await sql`alter table answers add column daily_day text`.execute(db)
  await datePast(db)
  await sql`create index answers_daily on answers (server_id, user_id, daily_day)
    where daily_day is not null`.execute(db)
}

/** Until now every server's days were UTC's. */
const datePast = async (db: Kysely<unknown>) => {
  const { rows } = await sql<{ number: number | string }>`
    select distinct answered_at / ${sql.lit(DAY_MS)} as number from answers`.execute(db)
  for (const { number } of rows) {
    const start = Number(number) * DAY_MS
    const day = new Date(start).toISOString().slice(0, 10)
    await sql`update answers set day = ${day}
      where answered_at >= ${start} and answered_at < ${start + DAY_MS}`.execute(db)
  }
}

/** Which queue a task stands in, so that ten thousand dailies hold up no one's click. */
const layLanes = async (db: Kysely<unknown>) => {
  await sql`alter table tasks add column lane text not null default 'live'`.execute(db)
  await sql`drop index tasks_due`.execute(db)
  await sql`create index tasks_due on tasks (lane, due_at)`.execute(db)
}
