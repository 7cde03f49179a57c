import type { Socket } from 'node:net'
import { PostgresDialect } from 'kysely'
import { Pool, type PoolClient, types } from 'pg'

/** Statement timeout, ms. Discord allows 3 s for a response, which must leave time to say that the database failed. */
const STATEMENT_TIMEOUT_MS = 2000

/** The client waits this much longer, so the server times out first and stops working on the statement, ms. */
const CLIENT_GRACE_MS = 250

/** How long connecting, or waiting for a free connection of the pool, may take, ms. */
const CONNECT_TIMEOUT_MS = 1250

const POOL_SIZE = 10

/** Types that pg returns as text, because they may exceed 2^53. Our times and counts never do. */
const NUMERIC_TYPES = [types.builtins.INT8, types.builtins.NUMERIC]

export type PostgresOptions = {
  /** Statement timeout, ms; null for none. */
  readonly timeoutMs?: number | null
  readonly connections?: number
  /** Called if an idle connection breaks. The next query opens another. */
  readonly onError?: (error: unknown) => void
}

/** PostgreSQL through a connection pool. */
export const postgresDialect = (url: string, options: PostgresOptions = {}): PostgresDialect => {
  const timeoutMs = options.timeoutMs === undefined ? STATEMENT_TIMEOUT_MS : options.timeoutMs
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'proctor',
    ...(timeoutMs !== null && { statement_timeout: timeoutMs, query_timeout: timeoutMs + CLIENT_GRACE_MS }),
    types: {
      getTypeParser: (id, format) => (NUMERIC_TYPES.includes(id) ? Number : types.getTypeParser(id, format)),
    },
  })
  // Both listeners are needed: an unhandled 'error' event ends the process. The pool emits it for idle connections,
  // a client between two statements of a transaction.
  pool.on('error', error => options.onError?.(error))
  pool.on('connect', client => {
    client.on('error', () => {})
    disconnectOnTimeout(client)
  })
  return new PostgresDialect({ pool })
}

/**
 * Closes a connection after a client-side timeout, when the server did not even report its own timeout. Otherwise the
 * rollback, and then the connection's next user, would wait for another timeout each.
 *
 * `connection.stream` and the error's message are internal to pg (8.23). If they change,
 * test/store/postgres-timeout.test.ts fails.
 */
const disconnectOnTimeout = (client: PoolClient): void => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const queryOrDisconnect = (...args: unknown[]) => {
    const result = query(...args)
    if (result instanceof Promise)
      result.catch(({ message }: Error) => {
        if (message === 'Query read timeout') stream.destroy()
      })
    return result
  }
  client.query = queryOrDisconnect as typeof client.query
}
