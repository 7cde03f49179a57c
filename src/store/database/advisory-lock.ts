import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { isSqlite } from './transaction.ts'

/**
 * Advisory locks until the commit, so that of two processes that count and then insert, the second counts what the
 * first inserted. Taken in one order, so that they can't deadlock. SQLite has one writer.
 */
export const lockUntilCommit = async (trx: Kysely<Schema>, names: readonly string[]): Promise<void> => {
  if (isSqlite(trx)) return
  await sql`select pg_advisory_xact_lock(lock) from (
    select distinct hashtextextended(name, 0) as lock from unnest(${names}::text[]) as name order by lock
  ) as locks`.execute(trx)
}
