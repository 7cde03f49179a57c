import { type Kysely, sql } from 'kysely'

/** What the bot remembers about itself, by name, such as the server in which it registered its commands. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table bot_state (name text primary key, value text not null)`.execute(db)
}
