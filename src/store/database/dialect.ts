import type { Dialect } from 'kysely'
import type { Database } from '../../database-url.ts'
import type { PostgresOptions } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'

/** The Kysely dialect for a database. Loads PostgreSQL's driver only if it is needed. */
export const dialectOf = async (database: Database, options: PostgresOptions = {}): Promise<Dialect> => {
  if (database.kind === 'sqlite') return sqliteDialect(database.file)
  const { postgresDialect } = await import('./postgres.ts')
  return postgresDialect(database.url, options)
}
