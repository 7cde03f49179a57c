import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** A start may take about two seconds longer for it. What is larger is checked with each backup. */
const MAX_BYTES = 1_000_000_000

/**
 * Reads a SQLite file through, so that a damaged page is told before anybody plays on it and not when somebody's
 * answer happens to touch it. Throws as SQLite does where it meets one. Other engines see to that themselves.
 */
export const checkIntegrity = async (db: Kysely<Schema>): Promise<void> => {
  if (!isSqlite(db)) return
  const { rows: sizes } = await sql<{ bytes: number }>`select page_count * page_size as bytes
    from pragma_page_count, pragma_page_size`.execute(db)
  if (sizes[0]!.bytes > MAX_BYTES) return
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db)
  const [{ quick_check: found } = { quick_check: 'ok' }] = rows
  if (found !== 'ok') throw Object.assign(new Error(found.replaceAll('\n', ' ')), { code: 'SQLITE_CORRUPT' })
}
