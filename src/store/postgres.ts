import type { Socket } from 'node:net'
import { PostgresDialect } from 'kysely'
import { Pool, type PoolClient, types } from 'pg'

/** How long a statement may take, ms: Discord gives an answer 3 s, in which the person must also be told. */
const TIMEOUT_MS = 2000

/** The server gives up a little before we do, so that nothing runs on for nobody. */
const GRACE_MS = 250

/** How long connecting, or waiting for a connection, may take, ms. */
const CONNECT_MS = 1250

const CONNECTIONS = 10

/** PostgreSQL's numbers for which JavaScript has no safe one by right: ours are times and counts far below 2^53. */
const NUMBERS = [types.builtins.INT8, types.builtins.NUMERIC]

export type PostgresOptions = {
  /** How long a statement may take, ms; null for any time. */
  readonly timeoutMs?: number | null
  readonly connections?: number
  /** Told where an idle connection breaks; the next query opens another. */
  readonly onError?: (error: unknown) => void
}

/** A PostgreSQL server through a pool of connections. */
export const postgresDialect = (url: string, options: PostgresOptions = {}): PostgresDialect => {
  const patience = options.timeoutMs === undefined ? TIMEOUT_MS : options.timeoutMs
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'proctor',
    ...(patience !== null && { statement_timeout: patience, query_timeout: patience + GRACE_MS }),
    types: {
      getTypeParser: (id, format) => (NUMBERS.includes(id) ? Number : types.getTypeParser(id, format)),
    },
  })
  // Without a listener the loss of a connection would end the process: of an idle one, and of one between two statements.
  pool.on('error', error => options.onError?.(error))
  pool.on('connect', client => {
    client.on('error', () => {})
    leaveIfSilent(client)
  })
  return new PostgresDialect({ pool })
}

/**
 * A server that says nothing, not even that it gave up, is not asked on the same connection again: neither for the
 * rollback, which would take as long once more, nor by whoever comes next.
 */
const leaveIfSilent = (client: PoolClient): void => {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const patiently = (...given: unknown[]) => {
    const asked = ask(...given)
    if (asked instanceof Promise)
      asked.catch(({ message }: Error) => {
        if (message === 'Query read timeout') stream.destroy()
      })
    return asked
  }
  client.query = patiently as typeof client.query
}
