import { type Kysely, sql } from 'kysely'

/** What people report about questions, and what they are still to be told. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createReports(db)
  await sql`create table notices (
    user_id text not null, kind text not null, ref text not null, at bigint not null,
    constraint notices_key primary key (user_id, kind, ref))`.execute(db)
}

const createReports = async (db: Kysely<unknown>) => {
  await sql`create table reports (
    id text primary key, user_id text not null, question_id text not null, hash text not null, post_id text,
    guild_id text not null, reason text not null, suggested text, source text, comment text, picked text not null,
    locale text not null, at bigint not null, closed_at bigint, outcome text, reply text)`.execute(db)
  await sql`create unique index open_report on reports (user_id, question_id) where closed_at is null`.execute(
    db,
  )
  await sql`create index reports_open on reports (question_id) where closed_at is null`.execute(db)
  await sql`create index reports_of_person on reports (user_id, at)`.execute(db)
  await sql`create index reports_of_guild on reports (guild_id)`.execute(db)
  await sql`create index reports_of_post on reports (post_id)`.execute(db)
}
