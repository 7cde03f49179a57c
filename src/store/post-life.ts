import { type Kysely, sql } from 'kysely'
import type { Then } from '../play/ports.ts'
import { type Pass, type Post, resultLane, type Session } from '../play/record.ts'
import type { Question } from '../quiz/question.ts'
import { insertPost } from './posts.ts'
import type { PostsTable, Schema } from './schema.ts'
import { insertSession, markEnded } from './sessions.ts'
import { addTask, dropTasks, moveTask } from './tasks.ts'
import { inTransaction } from './transaction.ts'

/** A post with its session, and the work of closing it. */
export const openPost = (db: Kysely<Schema>, post: Post, question: Question, session: Session | null) =>
  inTransaction(db, async trx => {
    if (session && !(await insertSession(trx, session))) return 'session-running'
    if (!(await insertPost(trx, post, question))) return 'session-running'
    await addTask(trx, 'close', post.id, post.closesAt)
    return 'opened'
  })

/** Begins a post's window anew, at the moment its message is really sent. */
export const restartPost = (
  db: Kysely<Schema>,
  postId: string,
  openedAt: number,
  closesAt: number,
  pass: Pass | null,
): Promise<void> =>
  inTransaction(db, async trx => {
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

/** The first message that is told stays. */
export const setMessage = async (db: Kysely<Schema>, postId: string, messageId: string): Promise<void> => {
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
  then: Then,
): Promise<boolean> => {
  const closed = await trx
    .updateTable('posts')
    .set({ closed_at: at })
    .where('id', '=', postId)
    .where('closed_at', 'is', null)
    .returning(['session_id', 'daily_id', 'asked_by'])
    .executeTakeFirst()
  if (!closed) return false
  await countUp(trx, postId)
  await dropTasks(trx, ['send', 'daily', 'close', 'count'], postId)
  await addTask(trx, 'reveal', postId, then.revealAt, resultLane(closed.daily_id !== null))
  await follow(trx, closed, at, then)
  return true
}

/** After the close and not in the same statement, which would not see the answers that it had to wait for. */
const countUp = (trx: Kysely<Schema>, postId: string) =>
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
