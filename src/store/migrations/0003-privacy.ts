import { type Kysely, sql } from 'kysely'

/** What someone asked for is found without reading every post. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index posts_asked_by on posts (asked_by)`.execute(db)
  await sql`create index sessions_started_by on sessions (started_by)`.execute(db)
}
