import { type Kysely, sql } from 'kysely'

/** Weekly summaries, one row per guild, and the index by which each finds the questions of its week. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table weekly_summaries (
    guild_id text not null primary key, channel_id text not null, weekday integer not null, minutes integer not null,
    locale text not null, next_day text, next_at bigint, problem text, problem_at bigint, quiet_weeks integer not null,
    last_day text, last_due_at bigint, last_channel_id text, last_done integer)`.execute(db)
  await sql`create index weekly_summaries_due on weekly_summaries (next_at) where next_at is not null`.execute(
    db,
  )
  await sql`create index posts_lately on posts (guild_id, opened_at, id) where audience = 'channel'`.execute(
    db,
  )
}
