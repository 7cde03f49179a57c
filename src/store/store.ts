import { Kysely } from 'kysely'
import type { Database } from '../config.ts'
import type { Coordinator } from '../play/ports/process.ts'
import type { Store } from '../play/ports/store.ts'
import { answerStore } from './answers.ts'
import { boardStore } from './boards.ts'
import { connectWithRetry } from './connect-with-retry.ts'
import { createCoordinator } from './coordinator.ts'
import { dailyStore } from './dailies.ts'
import { dialectOf } from './dialect.ts'
import { guildStore } from './guilds.ts'
import { checkIntegrity } from './integrity-check.ts'
import { maintenance } from './maintenance.ts'
import { migrate } from './migrate.ts'
import { personalData } from './personal-data.ts'
import type { PostgresOptions } from './postgres.ts'
import { postStore } from './posts.ts'
import { type OnQuery, queryLog } from './query-log.ts'
import type { Schema } from './schema.ts'
import { sessionStore } from './sessions.ts'
import { taskStore } from './tasks.ts'
import { isSqlite } from './transaction.ts'

/**
 * Opens the store on SQLite or PostgreSQL after running migrations. `coordinator` is null on SQLite, whose file belongs
 * to one process.
 */
export const openStore = async (
  database: Database,
  { onQuery, ...options }: PostgresOptions & { readonly onQuery?: OnQuery | undefined } = {},
): Promise<{ store: Store; coordinator: Coordinator | null }> => {
  await connectWithRetry(database, () => prepareDatabase(database), options.onError)
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, options),
    ...(onQuery && { log: queryLog(onQuery) }),
  })
  const store = storeOn(db)
  // The first query makes Kysely take over the opened file, which it would otherwise never close.
  await store.maintenance.ping()
  return { store, coordinator: isSqlite(db) ? null : createCoordinator(db) }
}

/** Checks and migrates the database through a connection without a statement timeout, since migrations take longer. */
const prepareDatabase = async (database: Database): Promise<void> => {
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, { timeoutMs: null, connections: 1 }),
  })
  await checkIntegrity(db)
    .then(() => migrate(db))
    .finally(() => db.destroy())
}

/** The store's roles on one database, which is up to date. */
export const storeOn = (db: Kysely<Schema>): Store => ({
  posts: postStore(db),
  sessions: sessionStore(db),
  answers: answerStore(db),
  boards: boardStore(db),
  dailies: dailyStore(db),
  guilds: guildStore(db),
  people: personalData(db),
  tasks: taskStore(db),
  maintenance: maintenance(db),
})
