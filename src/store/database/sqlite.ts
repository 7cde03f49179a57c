import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Kysely, SqliteAdapter, SqliteDialect, sql } from 'kysely'
import { createFolders } from '../../folders.ts'
import type { Schema } from '../schema.ts'
import { checkDatabaseFile } from './place.ts'
import { createPrivateFile } from './private-file.ts'

/** How long a statement waits for another process's write lock, ms. Discord allows 3 s, in which it may wait twice. */
const BUSY_TIMEOUT_MS = 1000

/**
 * SQLite in one file, which only its owner may read. Commits are durable: WAL with `synchronous=FULL`. Throws
 * SQLITE_NOWAL where the file system has no WAL.
 */
export const sqliteDialect = (file: string): SqliteDialect => {
  if (file !== ':memory:') {
    createFolders(dirname(file), 0o700)
    checkDatabaseFile(file)
    createPrivateFile(file)
  }
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  // For incremental vacuums: see maintenance.ts. A file that has tables takes this on with its next full vacuum.
  database.pragma('auto_vacuum = INCREMENTAL')
  requireWal(database)
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // Overwrites deleted content immediately. A vacuum covers the rest: see maintenance.ts.
  database.pragma('secure_delete = ON')
  return new Dialect({ database: cachingDatabase(database) })
}

/** SQLite keeps the mode that it had, without an error, where it can't share memory: on most network drives. */
export const requireWal = (database: Database.Database): void => {
  const mode = database.pragma('journal_mode = WAL', { simple: true })
  if (mode === 'wal' || database.name === ':memory:') return
  database.close()
  throw Object.assign(new Error(`write-ahead logging is not available (the journal mode stays ${mode})`), {
    code: 'SQLITE_NOWAL',
  })
}

/** Migrations run in a transaction. Kysely assumes that SQLite has no transactional DDL, but it does. */
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
 * A cache of prepared statements by their text, because Kysely prepares each statement again. Also begins transactions
 * as immediate: a deferred one takes its write lock only after its first read, and fails with SQLITE_BUSY if another
 * process wrote in between.
 */
const cachingDatabase = (database: Database.Database) => {
  const statements = new Map<string, Database.Statement>()
  return {
    prepare(text: string): Database.Statement {
      const replaced = replaceText(database, text)
      const cached = statements.get(replaced)
      if (cached) return cached
      const statement = database.prepare(replaced)
      statements.set(replaced, statement)
      return statement
    },
    close(): void {
      database.close()
    },
  }
}

const replaceText = (database: Database.Database, text: string): string => {
  if (text === 'begin') return 'begin immediate'
  // On a full disk SQLite rolls back automatically. A second rollback would fail and hide the reason.
  if (text === 'rollback' && !database.inTransaction) return 'select 1'
  return text
}

/** Size of the database file, without its WAL, in bytes. */
export const fileSize = async (db: Kysely<Schema>): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`select page_count * page_size as bytes
    from pragma_page_count, pragma_page_size`.execute(db)
  return rows[0]!.bytes
}
