import { type Kysely, sql } from 'kysely'
import type { AfterClose } from '../play/ports/store.ts'
import type { InteractionToken, Post, Session } from '../play/record.ts'
import { resultQueueOf } from '../play/tasks/count-interval.ts'
import type { Question } from '../quiz/question.ts'
import { insertPost } from './posts.ts'
import type { PostsTable, Schema } from './schema.ts'
import { insertSession, markEnded } from './sessions.ts'
import { addTask, dropTasks, moveTask } from './tasks.ts'
import { inTransaction } from './transaction.ts'

/** Writes a post with its session, and the task of closing it. */
export const openPost = (db: Kysely<Schema>, post: Post, question: Question, session: Session | null) =>
  inTransaction(db, async trx => {
    if (session && !(await insertSession(trx, session))) return 'session-running'
    if (!(await insertPost(trx, post, question))) return 'session-running'
    await addTask(trx, 'close', post.id, post.closesAt)
    return 'opened'
  })

/** Starts a post's time window again, at the moment its message is really sent. */
export const restartPost = (
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

/** A new closing time for an open post. */
export const extendPost = (db: Kysely<Schema>, postId: string, closesAt: number): Promise<void> =>
  inTransaction(db, async trx => {
    await trx
      .updateTable('posts')
      .set({ closes_at: closesAt })
      .where('id', '=', postId)
      .where('closed_at', 'is', null)
      .execute()
    await moveTask(trx, 'close', postId, closesAt, 0)
  })

/** The first id stays. */
export const setMessageId = async (db: Kysely<Schema>, postId: string, messageId: string): Promise<void> => {
  await db
    .updateTable('posts')
    .set({ message_id: messageId })
    .where('id', '=', postId)
    .where('message_id', 'is', null)
    .execute()
}

/** Closes an open post, counts its answers, and writes what follows. */
export const closePost = async (
  trx: Kysely<Schema>,
  postId: string,
  at: number,
  after: AfterClose,
): Promise<boolean> => {
  const closed = await trx
    .updateTable('posts')
    .set({ closed_at: at })
    .where('id', '=', postId)
    .where('closed_at', 'is', null)
    .returning(['session_id', 'purpose', 'asked_by'])
    .executeTakeFirst()
  if (!closed) return false
  await storeCounts(trx, postId)
  await dropTasks(trx, ['send', 'daily', 'close', 'count'], postId)
  await addTask(trx, 'reveal', postId, after.revealAt, resultQueueOf(closed.purpose))
  await writeFollowing(trx, closed, at, after)
  return true
}

/**
 * Runs after the close and not in the same statement: the close waits for the row locks of answers being written,
 * and its own snapshot is too old to see them.
 */
const storeCounts = (trx: Kysely<Schema>, postId: string) =>
  trx
    .updateTable('posts')
    .set(eb => ({
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
    .execute()

const writeFollowing = async (
  trx: Kysely<Schema>,
  { session_id: sessionId, asked_by: askedBy }: Pick<PostsTable, 'session_id' | 'asked_by'>,
  at: number,
  after: AfterClose,
): Promise<void> => {
  // The person who asked may have been forgotten since the post was read.
  if (
    after.nextPost &&
    (await insertPost(trx, { ...after.nextPost.post, askedBy }, after.nextPost.question))
  ) {
    await addTask(trx, 'send', after.nextPost.post.id, after.nextPost.dueAt)
    await addTask(trx, 'close', after.nextPost.post.id, after.nextPost.post.closesAt)
  }
  if (after.endSession && sessionId && (await markEnded(trx, sessionId, at)))
    await addTask(trx, 'standings', sessionId, after.endSession.standingsAt)
}
