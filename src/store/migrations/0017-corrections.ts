import { type Kysely, sql } from 'kysely'

/** Corrections of keys with what they changed, and questions that are suspended. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table corrections (
    id text primary key, question_id text not null, hash text not null, was text not null,
    options_digest text not null, fix text not null, source text not null, set_by text, comment text,
    at bigint not null, undone_at bigint, awarded_at bigint)`.execute(db)
  await sql`create index corrections_of_question on corrections (question_id)`.execute(db)
  await sql`create index corrections_of_person on corrections (set_by)`.execute(db)
  await sql`create table suspensions (
    guild_id text not null, question_id text not null, set_by text not null, at bigint not null,
    constraint suspensions_key primary key (guild_id, question_id))`.execute(db)
  await sql`create index suspensions_of_person on suspensions (set_by)`.execute(db)
  await createRescores(db)
  // All answers to a question are found through its posts, which are fewer. Before the lock on `answers`,
  // for which clicks wait.
  await sql`create index posts_of_question on posts (question_id, hash)`.execute(db)
  await sql`alter table answers add column corrected_right integer`.execute(db)
  await sql`alter table exam_items add column corrected_by text`.execute(db)
  await sql`create index exam_items_corrected on exam_items (corrected_by) where corrected_by is not null`.execute(
    db,
  )
}

const createRescores = async (db: Kysely<unknown>) => {
  await sql`create table rescores (
    correction_id text not null, post_id text not null, user_id text not null, guild_id text not null,
    points integer not null, score integer not null, was_right integer not null, now_right integer not null,
    granted integer not null, ability_change integer not null, difficulty_change integer not null,
    constraint rescores_key primary key (correction_id, post_id, user_id))`.execute(db)
  await sql`create index rescores_of_person on rescores (user_id, post_id)`.execute(db)
  await sql`create index rescores_of_guild on rescores (guild_id)`.execute(db)
  await sql`create index rescores_of_post on rescores (post_id)`.execute(db)
}
