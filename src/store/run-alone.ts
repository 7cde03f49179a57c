import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** ms UTC by the database's clock, which is the same for all: machines' own differ. */
export const NOW = sql<number>`extract(epoch from clock_timestamp())::double precision * 1000`

/** Whether this process is the first to ask in `ms`. An SQLite file has one process, which is always alone. */
export const alone = async (db: Kysely<Schema>, work: string, ms: number): Promise<boolean> => {
  if (isSqlite(db)) return true
  const { rows } = await sql`
    insert into slots (name, next_at) values (${`alone ${work}`}, ${NOW} + ${ms})
    on conflict (name) do update set next_at = excluded.next_at where slots.next_at <= ${NOW}
    returning name`.execute(db)
  return rows.length === 1
}
