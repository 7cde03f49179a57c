import { type Kysely, sql } from 'kysely'

/**
 * Seasons of a quarter or without an end, resets of boards, and whether speed counts, which each post says as it said it when it
 * was asked: null where the version before asks it. That version goes on running on PostgreSQL for a while; what it records
 * meanwhile is missing in the totals of the quarter until `npm run rebuild`.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table posts add column rhythm text not null default 'month'`.execute(db)
  await sql`alter table posts add column speed_pays integer`.execute(db)
  await sql`create table board_resets (
    guild_id text not null, period text not null, at bigint not null, from_day text not null, until_day text not null,
    set_by text not null, dropped_at bigint,
    constraint board_resets_key primary key (guild_id, period, at))`.execute(db)
  await sql`create index board_resets_of_person on board_resets (set_by)`.execute(db)
  await sql`create index board_resets_dropped on board_resets (dropped_at) where dropped_at is not null`.execute(
    db,
  )
  await addQuarters(db)
}

/** A quarter is the sum of its months. */
const addQuarters = (db: Kysely<unknown>) =>
  sql`insert into totals (guild_id, period, user_id, points, answered, right_count, last_at)
    select guild_id, substr(period, 1, 5) || 'Q' || ((cast(substr(period, 6, 2) as integer) + 2) / 3), user_id,
      sum(points), sum(answered), sum(right_count), max(last_at)
    from totals where length(period) = 7
    group by guild_id, substr(period, 1, 5) || 'Q' || ((cast(substr(period, 6, 2) as integer) + 2) / 3), user_id`.execute(
    db,
  )
