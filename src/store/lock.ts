import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** ms UTC by the database's clock, which is the same for all: machines' own differ. */
export const NOW = sql<number>`extract(epoch from clock_timestamp())::double precision * 1000`

/** A lock with a TTL of `ms`: true for the first process that asks. A SQLite file has one process, which always gets it. */
export const tryLock = async (db: Kysely<Schema>, name: string, ms: number): Promise<boolean> => {
  if (isSqlite(db)) return true
  const { rows } = await sql`
    insert into slots (name, next_at) values (${`lock ${name}`}, ${NOW} + ${ms})
    on conflict (name) do update set next_at = excluded.next_at where slots.next_at <= ${NOW}
    returning name`.execute(db)
  return rows.length === 1
}
