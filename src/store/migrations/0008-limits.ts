import { type Kysely, sql } from 'kysely'

/**
 * What limits need: `posts.follows`, so that "Another question" works once for each post; how many follow-up messages
 * a session's token still allows; and indexes, so that open questions are counted and a person's posts are read in
 * pages without reading all of them.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table posts add column follows text`.execute(db)
  // A follower that no one saw frees its place again.
  await sql`create unique index posts_follows on posts (follows)
    where follows is not null and (message_id is not null or closed_at is null)`.execute(db)
  // For a post that is cut loose from the ones that follow it: the index above holds only those that were seen.
  await sql`create index posts_following on posts (follows) where follows is not null`.execute(db)
  await sql`create index posts_open_in on posts (channel_id) where closed_at is null`.execute(db)
  await sql`create index posts_open_by on posts (asked_by) where closed_at is null`.execute(db)
  await sql`create index posts_of_asker on posts (asked_by, id)`.execute(db)
  await sql`drop index posts_asked_by`.execute(db)
  await sql`alter table sessions add column token_left integer`.execute(db)
}
