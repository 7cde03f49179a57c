import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { migrations } from '../migrations/index.ts'
import { rebuildIn } from '../rebuild/rebuild.ts'
import { rebuildStudyIn } from '../rebuild/rebuild-study.ts'
import type { Schema } from '../schema.ts'
import { isSqlite } from './transaction.ts'

/** The database was migrated by a newer version of the bot. The message says what to do. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

/**
 * Runs the missing migrations in one transaction under a lock: of several processes that start together, one migrates
 * and the others wait. Throws NewerDatabaseError if the database is ahead of this version. If a migration fails, all
 * are rolled back.
 */
export const migrate = async (
  db: Kysely<Schema>,
  available: Record<string, Migration> = migrations,
): Promise<void> => {
  await withMigrationLock(db, async trx => {
    // Throws where the database is ahead of this version.
    await selectDone(trx, available)
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => available } })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error) throw error
    // By the current code and after all migrations, since it reads and writes the newest tables.
    const ran = (names: ReadonlySet<string>) => results.some(({ migrationName }) => names.has(migrationName))
    if (ran(CHANGE_COUNTED)) await rebuildIn(trx)
    if (ran(CHANGE_STUDY)) await rebuildStudyIn(trx)
  })
}

/** Migrations that change which answers count, so totals must be rebuilt. */
const CHANGE_COUNTED = new Set(['0006-exposures'])

/** Migrations that change what cards and ratings are derived from. */
const CHANGE_STUDY = new Set(['0010-study'])

/** Key of PostgreSQL's advisory lock: any number that no other program uses. */
const ADVISORY_LOCK = 7_766_286_700

const MAX_WAIT_MS = 60_000
const RETRY_MS = 100

/**
 * SQLite's busy timeout is short, for clicks, and a migration may hold the write lock for longer. On PostgreSQL a bot of the
 * version before runs meanwhile, and may take two tables' locks in the other order: a deadlock (40P01), which the migrator
 * reports as an aborted transaction (25P02).
 */
const RETRIED = new Set(['SQLITE_BUSY', '40P01', '25P02'])

const withMigrationLock = async (
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<void>,
): Promise<void> => {
  const deadline = performance.now() + MAX_WAIT_MS
  for (;;) {
    try {
      return await db.transaction().execute(async trx => {
        if (!isSqlite(db)) await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx)
        await work(trx)
      })
    } catch (error) {
      if (!RETRIED.has(String((error as { code?: unknown }).code)) || performance.now() > deadline)
        throw error
      await wait(RETRY_MS)
    }
  }
}

/** True if the database has every migration of this version. Throws NewerDatabaseError if it has more. */
export const isMigrated = async (db: Kysely<Schema>): Promise<boolean> =>
  (await selectDone(db, migrations)).length === Object.keys(migrations).length

/** The migrations that the database has. Throws NewerDatabaseError if this version lacks one of them. */
const selectDone = async (db: Kysely<Schema>, available: Record<string, Migration>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.every(({ name }) => name !== DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}
    order by name`.execute(db)
  const done = rows.map(({ name }) => name)
  const newer = done.filter(name => !(name in available))
  if (newer.length > 0) throw new NewerDatabaseError(newerMessage(newer))
  return done
}

const newerMessage = (newer: readonly string[]): string =>
  `The database was updated by a newer Proctor (${newer.join(', ')}), and this one is too old for it. ` +
  'Update this Proctor (git pull && npm ci), or restore a backup from before the update (npm run restore).'
