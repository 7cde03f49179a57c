import { Kysely } from 'kysely'
import type { Database } from '../config.ts'
import type { Coordinator } from '../play/ports/process.ts'
import type { Store } from '../play/ports/store.ts'
import { answerStore } from './answer-store.ts'
import { boardStore } from './boards.ts'
import { connectWithRetry } from './connect-with-retry.ts'
import { createCoordinator } from './coordinator.ts'
import { dailyStore } from './daily-store.ts'
import { dialectOf } from './dialect.ts'
import { guildStore } from './guilds.ts'
import { checkIntegrity } from './integrity-check.ts'
import { maintenance } from './maintenance.ts'
import { migrate } from './migrate.ts'
import { personalData } from './personal-data.ts'
import { postStore } from './post-store.ts'
import type { PostgresOptions } from './postgres.ts'
import { type OnQuery, queryLog } from './query-log.ts'
import type { Schema } from './schema.ts'
import { sessionStore } from './sessions.ts'
import { taskStore } from './tasks.ts'
import { isSqlite } from './transaction.ts'

/**
 * Opens the store on either kind of database, after creating or updating its tables. `coordinator` is null on
 * SQLite, where a file belongs to one process.
 */
export const openStore = async (
  database: Database,
  { onQuery, ...options }: PostgresOptions & { readonly onQuery?: OnQuery | undefined } = {},
): Promise<{ store: Store; coordinator: Coordinator | null }> => {
  await connectWithRetry(database, () => bringUpToDate(database), options.onError)
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, options),
    ...(onQuery && { log: queryLog(onQuery) }),
  })
  const store = storeOn(db)
  // The first query makes Kysely take over the opened file, which it would otherwise never close.
  await store.maintenance.ping()
  return { store, coordinator: isSqlite(db) ? null : createCoordinator(db) }
}

/** On a connection without a timeout: a migration may take longer than anybody who clicks would wait. */
const bringUpToDate = async (database: Database): Promise<void> => {
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, { timeoutMs: null, connections: 1 }),
  })
  await checkIntegrity(db)
    .then(() => migrate(db))
    .finally(() => db.destroy())
}

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
