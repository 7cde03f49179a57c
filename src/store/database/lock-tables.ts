import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { isSqlite } from './transaction.ts'

/** Table locks until the commit, in this order: no one else writes to these tables. SQLite has one writer. */
export const lockTables = async (
  trx: Kysely<Schema>,
  ...tables: readonly (keyof Schema)[]
): Promise<void> => {
  if (isSqlite(trx)) return
  await sql`lock table ${sql.join(tables.map(table => sql.table(table)))} in share row exclusive mode`.execute(
    trx,
  )
}
