import type { Kysely } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { OpenLimits } from '../../play/limits.ts'
import type { PostStore } from '../../play/ports/posts.ts'
import { type InteractionToken, isPublic, type Post, type Session, seriesOf } from '../../play/record.ts'
import type { Question } from '../../quiz/question.ts'
import { recordExposures } from '../answers/exposures.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { inTransaction } from '../database/transaction.ts'
import { postFromRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { addTask, moveTask } from '../tasks.ts'
import { closePost } from './close-post.ts'
import { insertPost } from './insert-post.ts'
import { findOverLimit } from './open-limits.ts'
import { addToStats, askedChange } from './question-stats.ts'
import { insertSession, lockRunningSession } from './sessions.ts'

export const postStore = (db: Kysely<Schema>): PostStore => ({
  openPost: (post, question, session, limits = null) => openPost(db, post, question, session, limits),
  findPost: id => findPost(db, id),
  findOpenPost: sessionId => findOpenPost(db, sessionId),
  findRevision: createFindRevision(db),
  setMessageId: (postId, messageId) => updateMessageId(db, postId, messageId),
  restartPost: (postId, openedAt, closesAt, token) => restartPost(db, postId, openedAt, closesAt, token),
  movePost: (postId, channelId) => movePost(db, postId, channelId),
  extendPost: (postId, closesAt) => extendPost(db, postId, closesAt),
  recordExposure: (questionId, userId, at) =>
    inTransaction(db, trx => recordExposures(trx, questionId, [userId], at)),
  closePost: (postId, at, after, metBy) => inTransaction(db, trx => closePost(trx, postId, at, after, metBy)),
})

/** Inserts a post, its session and the task that closes it in one transaction. */
const openPost = (
  db: Kysely<Schema>,
  post: Post,
  question: Question,
  session: Session | null,
  limits: OpenLimits | null,
): ReturnType<PostStore['openPost']> =>
  inTransaction(db, async trx => {
    const over = limits && (await findOverLimit(trx, post, limits))
    if (over) return over
    if (session && !(await insertSession(trx, session))) return 'session-running'
    const series = session ? null : seriesOf(post)
    if (series && !(await lockRunningSession(trx, series.sessionId))) return 'already-asked'
    if (!(await insertPost(trx, post, question))) return 'already-asked'
    // Its only reader meets it by being shown it.
    if (!isPublic(post)) await recordExposures(trx, post.questionId, [post.askedBy], post.openedAt)
    await addToStats(trx, [askedChange(post)])
    await addTask(trx, 'close', post.id, post.closesAt)
    return 'opened'
  })

const findPost = async (db: Kysely<Schema>, id: string): Promise<Post | null> => {
  const [row] = await selectPost(db, { id })
  return row ? postFromRow(row) : null
}

const selectPost = prepareQuery((db, at: { id: string }) =>
  db.selectFrom('posts').selectAll().where('id', '=', at.id),
)

const findOpenPost = async (db: Kysely<Schema>, sessionId: string): Promise<Post | null> => {
  const row = await db
    .selectFrom('posts')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ? postFromRow(row) : null
}

/** Enough for every question that is open somewhere. */
const MAX_CACHED_REVISIONS = 2000

/** Reads revisions through an LRU cache of parsed ones. They never change, so no entry expires. */
const createFindRevision = (db: Kysely<Schema>): PostStore['findRevision'] => {
  const cache = new LRUCache<string, Question>({ max: MAX_CACHED_REVISIONS })
  return async hash => {
    const cached = cache.get(hash)
    if (cached) return cached
    const row = await db.selectFrom('revisions').select('body').where('hash', '=', hash).executeTakeFirst()
    if (!row) return null
    const question = JSON.parse(row.body) as Question
    cache.set(hash, question)
    return question
  }
}

/** Sets the message id only while there is none, so the first id stays. */
export const updateMessageId = async (
  db: Kysely<Schema>,
  postId: string,
  messageId: string,
): Promise<void> => {
  await db
    .updateTable('posts')
    .set({ message_id: messageId })
    .where('id', '=', postId)
    .where('message_id', 'is', null)
    .execute()
}

const restartPost = (
  db: Kysely<Schema>,
  postId: string,
  openedAt: number,
  closesAt: number,
  token: InteractionToken | null,
): Promise<void> =>
  inTransaction(db, async trx => {
    await trx
      .updateTable('posts')
      .set({
        opened_at: openedAt,
        closes_at: closesAt,
        token: token?.value ?? null,
        token_at: token?.issuedAt ?? null,
      })
      .where('id', '=', postId)
      .execute()
    await moveTask(trx, 'close', postId, closesAt, 0)
  })

const movePost = async (db: Kysely<Schema>, postId: string, channelId: string): Promise<void> => {
  await db
    .updateTable('posts')
    .set({ channel_id: channelId })
    .where('id', '=', postId)
    .where('message_id', 'is', null)
    .execute()
}

const extendPost = (db: Kysely<Schema>, postId: string, closesAt: number): Promise<void> =>
  inTransaction(db, async trx => {
    await trx
      .updateTable('posts')
      .set({ closes_at: closesAt })
      .where('id', '=', postId)
      .where('closed_at', 'is', null)
      .execute()
    await moveTask(trx, 'close', postId, closesAt, 0)
  })
