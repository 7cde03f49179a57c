import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { createFolders } from '../../folders.ts'
import { toDatabaseError } from './connect-with-retry.ts'
import { checkDatabasePlace } from './place.ts'
import { createPrivateFile } from './private-file.ts'

export type Unlock = () => void

/**
 * The lock that one process holds on an SQLite database while it uses it for longer than a statement: a bot, a restore,
 * a rebuild. Null where another process holds it. It is SQLite's own lock on an empty file beside the database, which
 * the operating system releases when the process ends, however it ends. Backups don't need it. Throws DatabaseError.
 */
export const tryLockDatabase = (file: string): Unlock | null => {
  if (file === ':memory:') return () => {}
  checkDatabasePlace(file)
  try {
    return lock(file)
  } catch (error) {
    throw toDatabaseError({ kind: 'sqlite', file }, error)
  }
}

const lock = (file: string): Unlock | null => {
  createFolders(dirname(file), 0o700)
  const path = lockPath(file)
  createPrivateFile(path)
  const database = new Database(path, { timeout: 0 })
  try {
    // Nothing is ever written that could be rolled back.
    database.pragma('journal_mode = memory')
    database.exec('begin exclusive')
    return () => void database.close()
  } catch (error) {
    database.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

/** One lock for every path to a database, through whatever links. */
const lockPath = (file: string): string => {
  const real = existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file))
  return `${real}-lock`
}

/** A bot that is told to stop takes up to ten seconds to finish what runs. */
const MAX_WAIT_MS = 15_000
const RETRY_MS = 100

export type LockOptions = {
  /** Called once, where another process holds the lock. */
  readonly onWaiting?: (() => void) | undefined
  readonly signal?: AbortSignal | undefined
  readonly maxWaitMs?: number | undefined
}

/** Waits for the lock, as during a restart the process before may still be stopping. Null where it isn't released. */
export const lockDatabase = async (
  file: string,
  { onWaiting, signal, maxWaitMs = MAX_WAIT_MS }: LockOptions = {},
): Promise<Unlock | null> => {
  const deadline = performance.now() + maxWaitMs
  for (let tries = 0; ; tries++) {
    const unlock = tryLockDatabase(file)
    if (unlock !== null) return unlock
    if (performance.now() >= deadline) return null
    if (tries === 0) onWaiting?.()
    await wait(RETRY_MS, undefined, signal && { signal })
  }
}
