import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

/** How long connecting and a statement may take, ms: Discord gives an answer 3 s, and a person waits for it. */
const PATIENCE_MS = 2500

const CONNECTIONS = 10

/** PostgreSQL's numbers for which JavaScript has no safe one by right: ours are times and counts far below 2^53. */
const NUMBERS = [types.builtins.INT8, types.builtins.NUMERIC]

export type PostgresOptions = {
  /** How long a statement may take, ms; null for any time. */
  readonly patienceMs?: number | null
  readonly connections?: number
  /** Told where an idle connection breaks; the next query opens another. */
  readonly onTrouble?: (error: unknown) => void
}

/** A PostgreSQL server through a pool of connections. */
export const postgresDialect = (url: string, options: PostgresOptions = {}): PostgresDialect => {
  const patience = options.patienceMs === undefined ? PATIENCE_MS : options.patienceMs
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
    application_name: 'proctor',
    // The server gives up a little before we do, so that nothing runs on for nobody.
    ...(patience !== null && { statement_timeout: patience, query_timeout: patience + 250 }),
    types: {
      getTypeParser: (id, format) => (NUMBERS.includes(id) ? Number : types.getTypeParser(id, format)),
    },
  })
  // Without a listener the loss of a connection would end the process: of an idle one, and of one between two statements.
  pool.on('error', error => options.onTrouble?.(error))
  pool.on('connect', client => void client.on('error', () => {}))
  return new PostgresDialect({ pool })
}
