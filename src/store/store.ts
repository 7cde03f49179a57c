import { type Dialect, Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Attempt, ClickOrigin, Recorded, Store, Then } from '../play/ports.ts'
import { countEvery, type Post, resultLane, type Session } from '../play/record.ts'
import type { Question } from '../quiz/question.ts'
import { ballotsOf, countAnswers, findAnswer, insertAnswer, resultOf } from './answers.ts'
import { inBatches } from './batch.ts'
import { boardOf } from './boards.ts'
import {
  advance,
  dailiesDue,
  dailiesOfServer,
  findDaily,
  noteProblem,
  openDaily,
  saveDaily,
  scheduleDaily,
} from './dailies.ts'
import { dailyPostOn, dailyPosts, openDailyPosts } from './daily-posts.ts'
import { historyOfServer, historyOfUser } from './history.ts'
import { migrations } from './migrations/index.ts'
import { hiddenAmong } from './people.ts'
import { createRevisions, findOpenPostOf, findPost, insertPost } from './posts.ts'
import { privacyStore } from './privacy.ts'
import type { PostsTable, Schema } from './schema.ts'
import { zoneOf } from './servers.ts'
import {
  countAnswersInRound,
  countPosts,
  findSession,
  insertSession,
  markEnded,
  placingsOf,
  refreshPass,
} from './sessions.ts'
import { dailyDaysOf, renewStreak } from './streaks.ts'
import { addTask, claimTask, dropTasks, dueTasks, finishTask, isPlanned, moveTask } from './tasks.ts'
import { addToTotals, ownTotalOf } from './totals.ts'

/** Brings a database up to date. Throws where a migration fails; the database is then as it was. */
export const migrate = async (db: Kysely<Schema>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** The store on a database of any dialect; creates or updates its tables first. */
export const openStore = async (dialect: Dialect): Promise<Store> => {
  const db = new Kysely<Schema>({ dialect })
  await migrate(db)
  return storeOn(db)
}

export const storeOn = (db: Kysely<Schema>): Store => ({
  open: (post, question, session) => open(db, post, question, session),
  post: id => findPost(db, id),
  session: id => findSession(db, id),
  revision: createRevisions(db),
  posted: (postId, messageId) => setMessage(db, postId, messageId),
  restart: async (postId, openedAt, closesAt, pass) => {
    await db.transaction().execute(async trx => {
      await trx
        .updateTable('posts')
        .set({
          opened_at: openedAt,
          closes_at: closesAt,
          token: pass?.token ?? null,
          token_at: pass?.issuedAt ?? null,
        })
        .where('id', '=', postId)
        .execute()
      await moveTask(trx, 'close', postId, closesAt, 0)
    })
  },
  record: createRecord(db),
  answerOf: (postId, userId) => findAnswer(db, postId, userId),
  ballots: postId => ballotsOf(db, postId),
  answeredCount: postId => countAnswers(db, postId),
  close: (postId, at, then) => db.transaction().execute(trx => close(trx, postId, at, then)),
  endSession: (sessionId, at, standingsAt) =>
    db.transaction().execute(async trx => {
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
  zoneOf: serverId => zoneOf(db, serverId),
  ...dailyStore(db),
  ...privacyStore(db),
  isPlanned: (kind, ref) => isPlanned(db, kind, ref),
  addTask: async (kind, ref, dueAt, lane) => {
    await addTask(db, kind, ref, dueAt, lane)
  },
  dueTasks: (now, lane, limit) => dueTasks(db, now, lane, limit),
  claim: (task, until) => claimTask(db, task, until),
  finish: (task, again) => finishTask(db, task, again),
  postpone: async (task, until) => {
    await moveTask(db, task.kind, task.ref, until, task.attempts)
  },
  drop: async (kind, ref) => {
    await dropTasks(db, [kind], ref)
  },
  stop: () => db.destroy(),
})

const dailyStore = (db: Kysely<Schema>) => {
  const claimed = inBatches(db, (trx, [daily, post, question, next]: Parameters<Store['openDaily']>) =>
    openDaily(trx, daily, post, question, next),
  )
  return {
    daily: id => findDaily(db, id),
    dailiesOf: serverId => dailiesOfServer(db, serverId),
    saveDaily: (daily, most) => db.transaction().execute(trx => saveDaily(trx, daily, most)),
    dropDaily: async id => {
      await db.deleteFrom('dailies').where('id', '=', id).execute()
    },
    scheduleDaily: async (id, next, problem) => {
      await scheduleDaily(db, id, next, problem)
    },
    noteProblem: async (id, problem) => {
      await noteProblem(db, id, problem)
    },
    dueDailies: (now, limit) => dailiesDue(db, now, limit),
    openDaily: (...claim) => claimed(claim),
    skipDaily: async (daily, next, problem) => {
      await advance(db, daily, next, problem)
    },
    dailyPostOn: (dailyId, day) => dailyPostOn(db, dailyId, day),
    dailyPosts: (dailyId, limit) => dailyPosts(db, dailyId, limit),
    openDailyPosts: dailyId => openDailyPosts(db, dailyId),
    result: postId => resultOf(db, postId),
    extend: (postId, closesAt) => extend(db, postId, closesAt),
    dailyDays: (serverId, userId) => dailyDaysOf(db, serverId, userId),
  } satisfies Partial<Store>
}

const extend = (db: Kysely<Schema>, postId: string, closesAt: number): Promise<void> =>
  db.transaction().execute(async trx => {
    await trx
      .updateTable('posts')
      .set({ closes_at: closesAt })
      .where('id', '=', postId)
      .where('closed_at', 'is', null)
      .execute()
    await moveTask(trx, 'close', postId, closesAt, 0)
  })

type Recording = { readonly post: Post; readonly attempt: Attempt; readonly click: ClickOrigin }

const createRecord = (db: Kysely<Schema>): Store['record'] => {
  const batched = inBatches(db, record)
  return (post, attempt, click) => batched({ post, attempt, click })
}

const record = async (trx: Kysely<Schema>, { post, attempt, click }: Recording): Promise<Recorded> => {
  const kept = await insertAnswer(trx, post, attempt)
  if (!kept) {
    const before = await findAnswer(trx, post.id, attempt.userId)
    return before ? { kind: 'already-answered', answer: before } : { kind: 'closed' }
  }
  if (kept.counted) await addToTotals(trx, post.serverId, kept)
  const streak = post.daily ? await renewStreak(trx, post.serverId, attempt.userId) : null
  const lane = resultLane(post.daily !== null)
  if (post.audience === 'channel')
    await addTask(trx, 'count', post.id, attempt.answeredAt + countEvery(lane), lane)
  if (post.sessionId) await refreshPass(trx, post.sessionId, click.pass)
  // Where the process died between showing the question and learning its id, the click tells it.
  if (post.messageId === null) await setMessage(trx, post.id, click.messageId)
  return { kind: 'kept', answer: kept, streak }
}

const open = (db: Kysely<Schema>, post: Post, question: Question, session: Session | null) =>
  db.transaction().execute(async trx => {
    if (session && !(await insertSession(trx, session))) return 'session-running'
    if (!(await insertPost(trx, post, question))) return 'session-running'
    await addTask(trx, 'close', post.id, post.closesAt)
    return 'opened'
  })

const setMessage = async (db: Kysely<Schema>, postId: string, messageId: string): Promise<void> => {
  await db
    .updateTable('posts')
    .set({ message_id: messageId })
    .where('id', '=', postId)
    .where('message_id', 'is', null)
    .execute()
}

const close = async (trx: Kysely<Schema>, postId: string, at: number, then: Then): Promise<boolean> => {
  const closed = await trx
    .updateTable('posts')
    .set(eb => ({
      closed_at: at,
      answered: eb
        .selectFrom('answers')
        .whereRef('post_id', '=', 'posts.id')
        .select(count => sql<number>`${count.fn.countAll()}`.as('answered')),
      right_count: eb
        .selectFrom('answers')
        .whereRef('post_id', '=', 'posts.id')
        .select(sql<number>`coalesce(sum(is_right), 0)`.as('right_count')),
    }))
    .where('id', '=', postId)
    .where('closed_at', 'is', null)
    .returning(['session_id', 'daily_id', 'asked_by'])
    .executeTakeFirst()
  if (!closed) return false
  await dropTasks(trx, ['send', 'daily', 'close', 'count'], postId)
  await addTask(trx, 'reveal', postId, then.revealAt, resultLane(closed.daily_id !== null))
  await follow(trx, closed, at, then)
  return true
}

const follow = async (
  trx: Kysely<Schema>,
  { session_id: sessionId, asked_by: askedBy }: Pick<PostsTable, 'session_id' | 'asked_by'>,
  at: number,
  then: Then,
): Promise<void> => {
  // Whoever asked may have been forgotten since the post was read.
  if (then.next && (await insertPost(trx, { ...then.next.post, askedBy }, then.next.question))) {
    await addTask(trx, 'send', then.next.post.id, then.next.dueAt)
    await addTask(trx, 'close', then.next.post.id, then.next.post.closesAt)
  }
  if (then.endSession && sessionId && (await markEnded(trx, sessionId, at)))
    await addTask(trx, 'standings', sessionId, then.endSession.standingsAt)
}
