import { type Kysely, sql } from 'kysely'

/** Questions that members suggest, and the banks that guilds have of the accepted ones. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table suggestions (
    id text primary key, guild_id text not null, author_id text not null, author_name text, content text not null,
    state text not null, version integer not null, created_at bigint not null, own_words_at bigint, sent_at bigint,
    claimed_by text, claimed_until bigint, decided_by text, decided_at bigint, reason text)`.execute(db)
  await sql`create index suggestions_of_guild on suggestions (guild_id, state, sent_at)`.execute(db)
  await sql`create index suggestions_of_person on suggestions (author_id, guild_id)`.execute(db)
  await sql`create index suggestions_decided on suggestions (decided_by)`.execute(db)
  await sql`create index suggestions_claimed on suggestions (claimed_by)`.execute(db)
  await sql`create table guild_banks (guild_id text primary key, title text not null, version integer not null)`.execute(
    db,
  )
}
