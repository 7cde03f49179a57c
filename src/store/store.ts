import { Kysely } from 'kysely'
import type { Database } from '../config.ts'
import type { Shared, Store } from '../play/ports.ts'
import { ballotsOf, countAnswers, findAnswer } from './answers.ts'
import { boardOf } from './boards.ts'
import { putBack } from './clock-rollback.ts'
import { reach } from './connect-with-retry.ts'
import { sharedOn } from './coordinator.ts'
import { dailyStore } from './daily-store.ts'
import { dialectOf } from './dialect.ts'
import { historyOfServer, historyOfUser } from './history.ts'
import { demandSound } from './integrity-check.ts'
import { migrate } from './migrate.ts'
import { hiddenAmong } from './people.ts'
import { closePost, openPost, restartPost, setMessage } from './post-life.ts'
import type { PostgresOptions } from './postgres.ts'
import { createRevisions, findOpenPostOf, findPost } from './posts.ts'
import { privacyStore } from './privacy.ts'
import { type OnQuery, queryLog } from './query-log.ts'
import { createRecord } from './record-answer.ts'
import type { Schema } from './schema.ts'
import {
  countAnswersInRound,
  countPosts,
  findSession,
  markEnded,
  placingsOf,
  refreshPass,
} from './sessions.ts'
import { addTask, dropTasks, finishTask, isPlanned, moveTask, oldestDue, takeDue } from './tasks.ts'
import { ownTotalOf } from './totals.ts'
import { inTransaction, isSqlite } from './transaction.ts'

/**
 * The store on a database of any kind; creates or updates its tables first. `shared` is null on SQLite, whose
 * file is one process's.
 */
export const openStore = async (
  database: Database,
  { onQuery, ...options }: PostgresOptions & { readonly onQuery?: OnQuery | undefined } = {},
): Promise<{ store: Store; shared: Shared | null }> => {
  await reach(database, () => bringUpToDate(database), options.onTrouble)
  const db = new Kysely<Schema>({
    dialect: await dialectOf(database, options),
    ...(onQuery && { log: queryLog(onQuery) }),
  })
  return { store: storeOn(db), shared: isSqlite(db) ? null : sharedOn(db) }
}

/** A migration may take longer than anybody who clicks would wait. */
const bringUpToDate = async (database: Database): Promise<void> => {
  const patient = new Kysely<Schema>({
    dialect: await dialectOf(database, { timeoutMs: null, connections: 1 }),
  })
  await demandSound(patient)
    .then(() => migrate(patient))
    .finally(() => patient.destroy())
}

export const storeOn = (db: Kysely<Schema>): Store => ({
  open: (post, question, session) => openPost(db, post, question, session),
  post: id => findPost(db, id),
  session: id => findSession(db, id),
  revision: createRevisions(db),
  posted: (postId, messageId) => setMessage(db, postId, messageId),
  restart: (postId, openedAt, closesAt, pass) => restartPost(db, postId, openedAt, closesAt, pass),
  record: createRecord(db),
  answerOf: (postId, userId) => findAnswer(db, postId, userId),
  ballots: postId => ballotsOf(db, postId),
  answeredCount: postId => countAnswers(db, postId),
  close: (postId, at, then) => inTransaction(db, trx => closePost(trx, postId, at, then)),
  endSession: (sessionId, at, standingsAt) =>
    inTransaction(db, async trx => {
      if (!(await markEnded(trx, sessionId, at))) return false
      await addTask(trx, 'standings', sessionId, standingsAt)
      return true
    }),
  refreshPass: async (sessionId, pass) => {
    await refreshPass(db, sessionId, pass)
  },
  openPostOf: sessionId => findOpenPostOf(db, sessionId),
  placings: sessionId => placingsOf(db, sessionId),
  postsAsked: sessionId => countPosts(db, sessionId),
  answeredInRound: (sessionId, round) => countAnswersInRound(db, sessionId, round),
  historyOfServer: serverId => historyOfServer(db, serverId),
  historyOfUser: userId => historyOfUser(db, userId),
  board: (serverId, period, by, offset, limit) => boardOf(db, by, { serverId, period }).page(offset, limit),
  place: (serverId, period, by, userId) => boardOf(db, by, { serverId, period }).own(userId),
  ownTotal: (userId, period) => ownTotalOf(db, userId, period),
  hiddenAmong: userIds => hiddenAmong(db, userIds),
  ...dailyStore(db),
  ...privacyStore(db),
  isPlanned: (kind, ref) => isPlanned(db, kind, ref),
  addTask: async (kind, ref, dueAt, lane) => {
    await addTask(db, kind, ref, dueAt, lane)
  },
  oldestDue: lane => oldestDue(db, lane),
  takeDue: (now, lane, limit, leaseMs) => takeDue(db, now, lane, limit, leaseMs),
  finish: (task, again) => finishTask(db, task, again),
  postpone: async (task, until) => {
    await moveTask(db, task.kind, task.ref, until, task.attempts)
  },
  drop: async (kind, ref) => {
    await dropTasks(db, [kind], ref)
  },
  ping: async () => {
    // A table, since SQLite would answer `select 1` without looking at its file.
    await db.selectFrom('tasks').select('kind').limit(1).execute()
  },
  putBack: now => inTransaction(db, trx => putBack(trx, now)),
  stop: () => db.destroy(),
})
