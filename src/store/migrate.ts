import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** A database that a newer version of the bot has been at. The message says what to do. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

/**
 * Brings a database up to date; where several processes start at once, one does and the others wait. Throws
 * NewerDatabaseError where it is ahead of this version, and where a migration fails; it is then as it was.
 */
export const migrate = async (
  db: Kysely<Schema>,
  known: Record<string, Migration> = migrations,
): Promise<void> => {
  await oneAtATime(db, async trx => {
    const unknown = await ahead(trx, known)
    if (unknown.length > 0) throw new NewerDatabaseError(sayAhead(unknown))
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => known } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  })
}

/** Any number will do that nobody else locks by. */
const LOCK = 7_766_286_700

const MAX_WAIT_MS = 60_000
const RETRY_MS = 100

const oneAtATime = async (
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<void>,
): Promise<void> => {
  const until = performance.now() + MAX_WAIT_MS
  for (;;) {
    try {
      return await db.transaction().execute(async trx => {
        if (!isSqlite(db)) await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx)
        await work(trx)
      })
    } catch (error) {
      // SQLite's own patience is that of a click.
      if ((error as { code?: unknown }).code !== 'SQLITE_BUSY' || performance.now() > until) throw error
      await wait(RETRY_MS)
    }
  }
}

const ahead = async (db: Kysely<Schema>, known: Record<string, Migration>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.every(({ name }) => name !== DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}
    order by name`.execute(db)
  return rows.map(({ name }) => name).filter(name => !(name in known))
}

const sayAhead = (unknown: readonly string[]): string =>
  `The database was brought up to date by a newer Proctor (${unknown.join(', ')}), and this one is too old for it. ` +
  'Update this Proctor (git pull && npm ci), or restore a backup from before the update (npm run restore).'
