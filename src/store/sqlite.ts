import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { SqliteDialect } from 'kysely'

/** How long a statement waits for another process's write, ms: Discord gives an answer 3 s, and two may have to wait. */
const BUSY_TIMEOUT_MS = 1000

/** SQLite in one file. What is committed is on the disk: WAL with `synchronous=FULL`. */
export const sqliteDialect = (file: string): SqliteDialect => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return new SqliteDialect({ database: cached(database) })
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
