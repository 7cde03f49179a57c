import type { Dialect } from 'kysely'
import type { Database } from '../config.ts'
import type { PostgresOptions } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'

/** The engine of a database. PostgreSQL's driver is loaded only where it is wanted. */
export const dialectOf = async (database: Database, options: PostgresOptions = {}): Promise<Dialect> => {
  if (database.kind === 'sqlite') return sqliteDialect(database.file)
  const { postgresDialect } = await import('./postgres.ts')
  return postgresDialect(database.url, options)
}

/** How a database is named to people: without its password. */
export const nameOf = (database: Database): string => {
  if (database.kind === 'sqlite') return database.file
  const { hostname, port, pathname } = new URL(database.url)
  return `postgres://${hostname}${port && `:${port}`}${pathname}`
}
