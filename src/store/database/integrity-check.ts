import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { fileSize } from './sqlite.ts'
import { isSqlite } from './transaction.ts'

/** Larger files would delay a start by more than about two seconds. Each backup checks the file too. */
const MAX_BYTES = 1_000_000_000

/**
 * Integrity check of a SQLite file at start, so a damaged page is reported then and not when a click happens to read
 * it. Throws SQLITE_CORRUPT, as SQLite itself does. PostgreSQL verifies its own pages.
 */
export const checkIntegrity = async (db: Kysely<Schema>): Promise<void> => {
  if (!isSqlite(db) || (await fileSize(db)) > MAX_BYTES) return
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db)
  const result = rows[0]?.quick_check ?? 'ok'
  if (result !== 'ok')
    throw Object.assign(new Error(result.replaceAll('\n', ' ')), { code: 'SQLITE_CORRUPT' })
}
