import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Kysely, SqliteAdapter, SqliteDialect, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** How long a statement waits for another process's write, ms: Discord gives an answer 3 s, and two may have to wait. */
const BUSY_TIMEOUT_MS = 1000

/** SQLite in one file. What is committed is on the disk: WAL with `synchronous=FULL`. */
export const sqliteDialect = (file: string): SqliteDialect => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // What is deleted is overwritten at once; see sweep() for what this misses.
  database.pragma('secure_delete = ON')
  return new Dialect({ database: cached(database) })
}

/** Kysely does not count on it, but SQLite undoes a migration that failed like anything else. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): Adapter {
    return new Adapter()
  }
}

/**
 * Kysely prepares each statement anew and begins transactions deferred: slow, and with several processes
 * on one file a transaction that reads first then fails with SQLITE_BUSY. Statements are cached by text,
 * and transactions take their write lock at once.
 */
const cached = (database: Database.Database) => {
  const statements = new Map<string, Database.Statement>()
  return {
    prepare(text: string): Database.Statement {
      const wanted = ownText(database, text)
      const known = statements.get(wanted)
      if (known) return known
      const statement = database.prepare(wanted)
      statements.set(wanted, statement)
      return statement
    },
    close(): void {
      database.close()
    },
  }
}

const ownText = (database: Database.Database, text: string): string => {
  if (text === 'begin') return 'begin immediate'
  // A full disk makes SQLite roll back by itself; rolling back once more would fail, and hide the reason.
  if (text === 'rollback' && !database.inTransaction) return 'select 1'
  return text
}

/**
 * Takes deleted bytes off the disk; on other engines nothing. Where SQLite once moved rows between pages it
 * left copies in the pages' free space that no deletion reaches, so the file is written anew, at about 200 MB
 * a second with everything else waiting; and the log still holds pages as they were, so it is emptied.
 */
export const vacuum = async (db: Kysely<Schema>, maxBytes: number): Promise<boolean> => {
  if (!isSqlite(db)) return true
  const { rows: sizes } = await sql<{ bytes: number }>`select page_count * page_size as bytes
    from pragma_page_count, pragma_page_size`.execute(db)
  if (sizes[0]!.bytes > maxBytes) return false
  await sql`vacuum`.execute(db)
  const { rows: ends } = await sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.execute(db)
  if (ends[0]!.busy === 1)
    throw new Error('the log of the database could not be emptied: somebody is reading')
  return true
}
