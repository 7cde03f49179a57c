import { type Kysely, sql } from 'kysely'

/**
 * Roles that a guild gives for learning: one rule for each role, and what is known about each person and role. `off_because`:
 * null while the rule is on.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table role_rules (
    guild_id text not null, role_id text not null, measure text not null, threshold integer not null, bank text,
    mode text not null, set_at bigint not null, off_because text, off_since bigint,
    constraint role_rules_key primary key (guild_id, role_id))`.execute(db)
  await sql`create table role_grants (
    guild_id text not null, role_id text not null, user_id text not null, state text not null, at bigint not null,
    checked_at bigint not null,
    constraint role_grants_key primary key (guild_id, role_id, user_id))`.execute(db)
  await sql`create index role_grants_of_person on role_grants (user_id)`.execute(db)
}
