import { type Kysely, SqliteAdapter, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

const MAX_TRIES = 3

/** PostgreSQL ends one of two transactions that wait for each other ("40P01", "40001"): Appendix A of its manual. */
const ENDED_FOR_ANOTHER = new Set(['40P01', '40001'])

/** All of the work or nothing of it. What PostgreSQL ended for the sake of another one is done anew. */
export const inTransaction = <T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> => retryOnConflict(() => db.transaction().execute(work))

export const retryOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (tries === MAX_TRIES || !ENDED_FOR_ANOTHER.has(String(code))) throw error
    }
  }
}

/** SQLite has one writer at a time and no network; what pays on it differs from what pays on PostgreSQL. */
export const isSqlite = (db: Kysely<Schema>): boolean => db.getExecutor().adapter instanceof SqliteAdapter
