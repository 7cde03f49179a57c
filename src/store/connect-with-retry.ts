import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../config.ts'
import { databaseName } from './dialect.ts'

/** The database cannot be used until somebody fixes something. The message says what. */
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
  [/^28/, 'Mend the user or the password in DATABASE_URL.'],
  [/^3D000/, 'Make that database (createdb), or mend its name in DATABASE_URL.'],
  [/^42501/, 'Give its user the right to make tables there.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'It is damaged. Put a backup in its place: npm run restore -- <backup>.'],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS)/,
    'Give the bot’s user the right to write the file and its folder.',
  ],
  [/^SQLITE_FULL|^ENOSPC/, 'The disk is full: make room.'],
  [/^SQLITE_BUSY/, 'Another program holds it: close that one.'],
  [/^SQLITE_IOERR/, 'The disk fails or is full.'],
]

const withAdvice = (database: Database, error: unknown): unknown => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const [, matching] = ADVICE.find(([pattern]) => pattern.test(String(code))) ?? []
  const advice =
    matching ?? (isUnreachable(error) ? 'Is it running, and does DATABASE_URL say where it is?' : null)
  if (advice === null) return error
  return new DatabaseError(`The database ${databaseName(database)} cannot be used: ${message}. ${advice}`, {
    cause: error,
  })
}
