import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * What several processes of one bot share and need for minutes only. PostgreSQL keeps such tables out of its log:
 * nothing waits for the disk, and a crash of the server empties them.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const brief = db.getExecutor().adapter instanceof SqliteAdapter ? sql`` : sql`unlogged`
  await sql`create ${brief} table slots (name text primary key, next_at double precision not null)`.execute(
    db,
  )
  await sql`create ${brief} table interactions (id text primary key, at double precision not null)`.execute(
    db,
  )
  await sql`create index interactions_at on interactions (at)`.execute(db)
}
