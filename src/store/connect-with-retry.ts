import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../config.ts'
import { nameOf } from './dialect.ts'

/** A database that cannot be used as it is. The message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}

/** PostgreSQL may start at the same time as the bot, and takes longer. */
const MAX_WAIT_MS = 30_000
const RETRY_MS = 1000

/**
 * Does the first work on a database. A server that cannot be reached is waited for, up to half a minute; what
 * waiting does not mend is thrown as a DatabaseError at once.
 */
export const connectWithRetry = async <T>(
  database: Database,
  work: () => Promise<T>,
  onError: (error: unknown) => void = () => {},
): Promise<T> => {
  const until = performance.now() + MAX_WAIT_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error) || performance.now() > until) throw explained(database, error)
      onError(error)
      await wait(RETRY_MS)
    }
  }
}

/** Connection refused or lost, host not found yet, or the server is starting or stopping (class 57P). */
const isAway = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    /^(ECONN|EAI_AGAIN|ENOTFOUND|EPIPE|ETIMEDOUT|57P)/.test(String(code)) ||
    /connection/i.test(String(message))
  )
}

const FIXES: readonly [code: RegExp, mend: string][] = [
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

const explained = (database: Database, error: unknown): unknown => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const known = FIXES.find(([pattern]) => pattern.test(String(code)))
  const mend = known?.[1] ?? (isAway(error) ? 'Is it running, and does DATABASE_URL say where it is?' : null)
  if (mend === null) return error
  return new DatabaseError(`The database ${nameOf(database)} cannot be used: ${message}. ${mend}`, {
    cause: error,
  })
}
