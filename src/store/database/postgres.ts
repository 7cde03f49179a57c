import type { Socket } from 'node:net'
import { PostgresDialect } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'

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

/** PostgreSQL through a connection pool, also where PgBouncer stands in between in transaction mode. */
export const postgresDialect = (url: string, options: PostgresOptions = {}): PostgresDialect => {
  const timeoutMs = options.timeoutMs === undefined ? STATEMENT_TIMEOUT_MS : options.timeoutMs
  return new PostgresDialect({ pool: () => openPool(url, options, timeoutMs) })
}

/**
 * The server's own timeout is a startup parameter, which PgBouncer refuses. There it is set within each transaction,
 * since what is set outside of one stays with a server connection that others use next.
 */
const openPool = async (url: string, options: PostgresOptions, timeoutMs: number | null): Promise<Pool> => {
  if (timeoutMs === null) return createPool(url, options, {}, null)
  const clientTimeout = { query_timeout: timeoutMs + CLIENT_GRACE_MS }
  const pool = createPool(url, options, { ...clientTimeout, statement_timeout: timeoutMs }, null)
  try {
    const client = await pool.connect()
    client.release()
    return pool
  } catch (error) {
    await pool.end()
    if (!isParameterRefusal(error)) throw error
    return createPool(url, options, clientTimeout, timeoutMs)
  }
}

const PROTOCOL_VIOLATION = '08P01'

const isParameterRefusal = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === PROTOCOL_VIOLATION && /startup parameter/.test(String(message))
}

const createPool = (
  url: string,
  options: PostgresOptions,
  timeouts: PoolConfig,
  transactionTimeoutMs: number | null,
): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'proctor',
    ...timeouts,
    types: {
      getTypeParser: (id, format) => (NUMERIC_TYPES.includes(id) ? Number : types.getTypeParser(id, format)),
    },
  })
  // Both listeners are needed: an unhandled 'error' event ends the process. The pool emits it for idle connections,
  // a client between two statements of a transaction.
  pool.on('error', error => options.onError?.(error))
  pool.on('connect', client => {
    client.on('error', () => {})
    if (transactionTimeoutMs !== null) limitTransactions(client, transactionTimeoutMs)
    disconnectOnTimeout(client)
  })
  return pool
}

/** Sends the timeout together with `begin`, so that it costs no round trip. */
const limitTransactions = (client: PoolClient, timeoutMs: number): void => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const limited = (text: unknown, ...args: unknown[]) =>
    text === 'begin' ? query(`begin; set local statement_timeout = ${timeoutMs}`) : query(text, ...args)
  client.query = limited as typeof client.query
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
