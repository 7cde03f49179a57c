import { type Kysely, SqliteAdapter, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'

const MAX_ATTEMPTS = 3

/** Deadlock and serialization failure: PostgreSQL aborts one of the transactions (Appendix A of its manual). */
const CONFLICT_CODES = new Set(['40P01', '40001'])

/** Runs the work in one transaction, and again if PostgreSQL aborted it because of a conflict. */
export const inTransaction = <T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> => retryOnConflict(() => db.transaction().execute(work))

export const retryOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (attempt === MAX_ATTEMPTS || !CONFLICT_CODES.has(String(code))) throw error
    }
  }
}

/**
 * For the few queries that differ: SQLite has one writer at a time and no network. getExecutor() is internal to Kysely
 * (0.29). If it changes, every test in test/store fails.
 */
export const isSqlite = (db: Kysely<Schema>): boolean => db.getExecutor().adapter instanceof SqliteAdapter
