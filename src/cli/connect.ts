import type { Dialect } from 'kysely'
import type { Database } from '../database-url.ts'
import { connectWithRetry } from '../store/database/connect-with-retry.ts'
import { dialectOf } from '../store/database/dialect.ts'

/** Someone waits for a command, and can start it again: it gives up sooner than the bot. */
const MAX_WAIT_MS = 5000

/** A connection for long work. Throws DatabaseError where the database can't be used. */
export const connectForCommand = (
  database: Database,
  options: { readonly connections?: number } = {},
): Promise<Dialect> =>
  connectWithRetry(database, () => dialectOf(database, { timeoutMs: null, ...options }), {
    maxWaitMs: MAX_WAIT_MS,
  })
