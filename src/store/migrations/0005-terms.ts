import { type Kysely, sql } from 'kysely'

const TABLES = ['sessions', 'posts', 'answers', 'totals', 'streaks', 'dailies', 'servers'] as const

/**
 * Renames to standard terms: servers to guilds (Discord's term), lanes to queues. Adds `posts.purpose`, in place of
 * checks on nullable columns, and `guilds.locale`.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of TABLES)
    await sql`alter table ${sql.table(table)} rename column server_id to guild_id`.execute(db)
  await sql`alter table servers rename to guilds`.execute(db)
  await sql`alter table guilds add column locale text`.execute(db)
  await sql`alter table tasks rename column lane to queue`.execute(db)
  await sql`update tasks set kind = 'sync-guilds' where kind = 'census'`.execute(db)
  await sql`update tasks set kind = 'vacuum' where kind = 'sweep'`.execute(db)
  await sql`alter table posts add column purpose text not null default 'quiz'`.execute(db)
  await sql`update posts set purpose = 'series' where session_id is not null`.execute(db)
  await sql`update posts set purpose = 'daily' where daily_id is not null`.execute(db)
}
