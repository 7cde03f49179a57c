import { Kysely } from 'kysely'
import { type Database, databaseName } from '../database-url.ts'
import type { BotState, Coordinator, RateSlots } from '../play/ports/process.ts'
import type { Store } from '../play/ports/store.ts'
import { alertStore } from './alerts.ts'
import { answerStore } from './answers.ts'
import { boardStore } from './boards.ts'
import { botState } from './bot-state.ts'
import { connectWithRetry } from './connect-with-retry.ts'
import { createCoordinator, sqliteSlots } from './coordinator.ts'
import { correctionStore } from './corrections.ts'
import { dailyStore } from './dailies.ts'
import { DatabaseError } from './database-error.ts'
import { checkDatabaseFile, checkDatabasePlace } from './database-place.ts'
import { dialectOf } from './dialect.ts'
import { examEventStore } from './exam-events.ts'
import { examStore } from './exams.ts'
import { findingStore } from './findings.ts'
import { settingsStore } from './guild-settings.ts'
import { guildStore } from './guilds.ts'
import { checkIntegrity } from './integrity-check.ts'
import { itemStore } from './items.ts'
import { maintenance } from './maintenance.ts'
import { migrate } from './migrate.ts'
import { noticeStore } from './notices.ts'
import { outcomeStore } from './outcomes.ts'
import { personalData } from './personal-data.ts'
import type { PostgresOptions } from './postgres.ts'
import { postStore } from './posts.ts'
import { type LockOptions, lockDatabase, type Unlock } from './process-lock.ts'
import { type OnQuery, queryLog } from './query-log.ts'
import { reportStore } from './reports.ts'
import { resetStore } from './resets.ts'
import { resultStore } from './results.ts'
import { reviewStore } from './reviews.ts'
import { roleStore } from './roles.ts'
import type { Schema } from './schema.ts'
import { sessionStore } from './sessions.ts'
import { studyStore } from './study.ts'
import { studyStatsStore } from './study-stats.ts'
import { suggestionStore } from './suggestions/suggestions.ts'
import { taskStore } from './tasks.ts'
import { isSqlite } from './transaction.ts'
import { refuseUnfinishedMove } from './unfinished-move.ts'
import { weeklyStore } from './weekly.ts'

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
