import type { Dialect } from 'kysely'
import type { Database } from '../config.ts'
import type { PostgresOptions } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'

/** The Kysely dialect for a database. Loads PostgreSQL's driver only if it is needed. */
export const dialectOf = async (database: Database, options: PostgresOptions = {}): Promise<Dialect> => {
  if (database.kind === 'sqlite') return sqliteDialect(database.file)
  const { postgresDialect } = await import('./postgres.ts')
  return postgresDialect(database.url, options)
}

/** The name of a database in messages and logs: its address without user and password. */
export const databaseName = (database: Database): string => {
  if (database.kind === 'sqlite') return database.file
  const { hostname, port, pathname } = new URL(database.url)
  return `postgres://${hostname}${port && `:${port}`}${pathname}`
}
