import { Kysely } from 'kysely'
import { type Database, databaseName } from '../database-url.ts'
import type { BotState, Coordinator, RateSlots } from '../play/ports/process.ts'
import type { Store } from '../play/ports/store.ts'
import { answerStore } from './answers/answers.ts'
import { boardStore } from './boards/boards.ts'
import { resetStore } from './boards/resets.ts'
import { botState } from './bot-state.ts'
import { createCoordinator, sqliteSlots } from './coordinator.ts'
import { correctionStore } from './corrections/corrections.ts'
import { alertStore } from './curation/alerts.ts'
import { itemStore } from './curation/items.ts'
import { reportStore } from './curation/reports.ts'
import { dailyStore } from './dailies/dailies.ts'
import { connectWithRetry } from './database/connect-with-retry.ts'
import { dialectOf } from './database/dialect.ts'
import { DatabaseError } from './database/error.ts'
import { checkIntegrity } from './database/integrity-check.ts'
import { migrate } from './database/migrate.ts'
import { checkDatabaseFile, checkDatabasePlace } from './database/place.ts'
import type { PostgresOptions } from './database/postgres.ts'
import { type LockOptions, lockDatabase, type Unlock } from './database/process-lock.ts'
import { type OnQuery, queryLog } from './database/query-log.ts'
import { isSqlite } from './database/transaction.ts'
import { refuseUnfinishedMove } from './database/unfinished-move.ts'
import { examEventStore } from './exams/events.ts'
import { examStore } from './exams/exams.ts'
import { findingStore } from './guilds/findings.ts'
import { settingsStore } from './guilds/guild-settings.ts'
import { guildStore } from './guilds/guilds.ts'
import { resultStore } from './guilds/results.ts'
import { maintenance } from './maintenance.ts'
import { noticeStore } from './people/notices.ts'
import { personalData } from './people/personal-data.ts'
import { postStore } from './posts/posts.ts'
import { sessionStore } from './posts/sessions.ts'
import { roleStore } from './roles/roles.ts'
import type { Schema } from './schema.ts'
import { outcomeStore } from './study/outcomes.ts'
import { reviewStore } from './study/reviews.ts'
import { studyStore } from './study/study.ts'
import { studyStatsStore } from './study/study-stats.ts'
import { suggestionStore } from './suggestions/suggestions.ts'
import { taskStore } from './tasks.ts'
import { weeklyStore } from './weekly/weekly.ts'

export type StoreOptions = PostgresOptions & {
  readonly onQuery?: OnQuery | undefined
  readonly lock?: LockOptions
}

export type OpenedStore = {
  readonly store: Store
  /** Null on SQLite, whose file belongs to one process. */
  readonly coordinator: Coordinator | null
  readonly slots: RateSlots
  readonly state: BotState
}

/**
 * Opens the store on SQLite or PostgreSQL after running migrations. Throws DatabaseError where another process uses the
 * SQLite file, or where move-data was cut off while it wrote the database.
 */
export const openStore = async (
  database: Database,
  { onQuery, lock, ...options }: StoreOptions = {},
): Promise<OpenedStore> => {
  const unlock = await lockForBot(database, lock)
  try {
    await connectWithRetry(database, () => prepareDatabase(database), {
      onError: options.onError,
      signal: lock?.signal,
    })
    const db = new Kysely<Schema>({
      dialect: await dialectOf(database, options),
      ...(onQuery && { log: queryLog(onQuery) }),
    })
    return await openOn(db, unlock).catch(async error => {
      await db.destroy()
      throw error
    })
  } catch (error) {
    unlock()
    throw error
  }
}

/** Throws where the database doesn't answer; the caller closes it. */
const openOn = async (db: Kysely<Schema>, unlock: Unlock): Promise<OpenedStore> => {
  const store = storeOn(db)
  // The first query makes Kysely take over the opened file, which it would otherwise never close.
  await store.maintenance.ping()
  const coordinator = isSqlite(db) ? null : createCoordinator(db)
  return {
    store: { ...store, maintenance: { ...store.maintenance, stop: () => db.destroy().finally(unlock) } },
    coordinator,
    slots: coordinator ?? sqliteSlots(db),
    state: botState(db),
  }
}

const lockForBot = async (database: Database, options?: LockOptions): Promise<Unlock> => {
  if (database.kind === 'postgres') return () => {}
  checkDatabasePlace(database.file)
  checkDatabaseFile(database.file)
  const unlock = await connectWithRetry(database, () => lockDatabase(database.file, options))
  if (unlock) return unlock
  throw new DatabaseError(
    `Another Proctor already uses the database ${databaseName(database)}, and two would post everything twice. ` +
      'Stop that one, or give this one a database of its own (DATABASE_URL). Several processes need PostgreSQL: docs/running.md.',
  )
}

/** Checks and migrates the database through a connection without a statement timeout, since migrations take longer. */
const prepareDatabase = async (database: Database): Promise<void> => {
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, { timeoutMs: null, connections: 1 }),
  })
  await checkIntegrity(db)
    .then(() => refuseUnfinishedMove(db, database))
    .then(() => migrate(db))
    .finally(() => db.destroy())
}

/** The store's roles on one database, which is up to date. */
export const storeOn = (db: Kysely<Schema>): Store => ({
  posts: postStore(db),
  sessions: sessionStore(db),
  answers: answerStore(db),
  boards: boardStore(db),
  corrections: correctionStore(db),
  dailies: dailyStore(db),
  exams: examStore(db),
  examEvents: examEventStore(db),
  guilds: guildStore(db),
  settings: settingsStore(db),
  weeklies: weeklyStore(db),
  people: personalData(db),
  study: studyStore(db),
  studyStats: studyStatsStore(db),
  outcomes: outcomeStore(db),
  reports: reportStore(db),
  notices: noticeStore(db),
  items: itemStore(db),
  alerts: alertStore(db),
  findings: findingStore(db),
  resets: resetStore(db),
  results: resultStore(db),
  reviews: reviewStore(db),
  roles: roleStore(db),
  suggestions: suggestionStore(db),
  tasks: taskStore(db),
  maintenance: maintenance(db),
})
