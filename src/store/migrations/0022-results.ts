import { type Kysely, sql } from 'kysely'

/** What `/results` reads: the questions of a guild's channels that took answers since a time. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index posts_for_results on posts (guild_id, closes_at, id) where audience = 'channel'`.execute(
    db,
  )
}
