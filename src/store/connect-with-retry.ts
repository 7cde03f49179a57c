import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../config.ts'
import { databaseName } from './dialect.ts'

/** The database cannot be used until someone fixes something. The message says what. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}

/** PostgreSQL may start at the same time as the bot, and takes longer. */
const MAX_WAIT_MS = 30_000
const RETRY_MS = 1000

/**
 * Runs the first work on a database, with retries while the server cannot be reached. Other errors, and those that
 * last longer than MAX_WAIT_MS, are thrown, as a DatabaseError if there is advice on how to fix them.
 */
export const connectWithRetry = async <T>(
  database: Database,
  work: () => Promise<T>,
  onError: (error: unknown) => void = () => {},
): Promise<T> => {
  const deadline = performance.now() + MAX_WAIT_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnreachable(error) || performance.now() > deadline) throw withAdvice(database, error)
      onError(error)
      await wait(RETRY_MS)
    }
  }
}

/** The connection was refused or lost, DNS fails, or the server is starting or stopping (SQLSTATE class 57P). */
const isUnreachable = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    /^(ECONN|EAI_AGAIN|ENOTFOUND|EPIPE|ETIMEDOUT|57P)/.test(String(code)) ||
    /connection/i.test(String(message))
  )
}

const ADVICE: readonly [code: RegExp, advice: string][] = [
  [/^28/, 'Fix the user or password in DATABASE_URL.'],
  [/^3D000/, 'Create that database (createdb), or fix its name in DATABASE_URL.'],
  [/^42501/, 'Give its user permission to create tables there.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'It’s damaged. Restore a backup: npm run restore -- <backup>.'],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS)/,
    'Give the bot’s user permission to write to the file and its folder.',
  ],
  [/^SQLITE_FULL|^ENOSPC/, 'The disk is full: free some space.'],
  [/^SQLITE_BUSY/, 'Another program has it locked: close that program.'],
  [/^SQLITE_IOERR/, 'The disk is failing or full.'],
]

const withAdvice = (database: Database, error: unknown): unknown => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const [, matching] = ADVICE.find(([pattern]) => pattern.test(String(code))) ?? []
  const advice = matching ?? (isUnreachable(error) ? 'Is it running, and is DATABASE_URL correct?' : null)
  if (advice === null) return error
  return new DatabaseError(`The database ${databaseName(database)} can't be used: ${message}. ${advice}`, {
    cause: error,
  })
}
