import { type Kysely, sql } from 'kysely'
import type { AfterClose, MetBy } from '../../play/ports/posts.ts'
import { isForgotten } from '../../play/record.ts'
import { resultQueueOf } from '../../play/tasks/count-interval.ts'
import { taskKindsWhere } from '../../play/tasks/task-kinds.ts'
import { recordExposures } from '../answers/exposures.ts'
import { someone } from '../people/anonymize.ts'
import type { PostsTable, Schema } from '../schema.ts'
import { addTask, deleteTasks } from '../tasks.ts'
import { insertPost } from './insert-post.ts'
import { addToStats, askedChange, type StatsChange } from './question-stats.ts'
import { updateSessionEnd } from './sessions.ts'

const DROPPED_ON_CLOSE = taskKindsWhere(policy => policy.dropOnClose)

/** Closes an open post, stores its counts, and plans what follows. False if the post was closed already. */
export const closePost = async (
  trx: Kysely<Schema>,
  postId: string,
  at: number,
  after: AfterClose,
  metBy: MetBy = { asker: false, userId: null },
): Promise<boolean> => {
  const closed = await trx
    .updateTable('posts')
    .set({ closed_at: at })
    .where('id', '=', postId)
    .where('closed_at', 'is', null)
    .returning(['session_id', 'purpose', 'asked_by', 'question_id'])
    .executeTakeFirst()
  if (!closed) return false
  const counted = await updateCounts(trx, postId)
  // The asker as the row has it: that person may have been deleted since the caller read the post.
  const people = [...(metBy.asker ? [closed.asked_by] : []), ...(metBy.userId === null ? [] : [metBy.userId])]
  await recordExposures(trx, closed.question_id, people, at)
  await trx.deleteFrom('spent_answers').where('post_id', '=', postId).execute()
  await deleteTasks(trx, DROPPED_ON_CLOSE, postId)
  await addTask(trx, 'reveal', postId, after.revealAt, resultQueueOf(closed.purpose))
  const asked = await continueSession(trx, closed, at, after)
  await addToStats(trx, [counted, asked])
  return true
}

/**
 * A separate statement, because of its snapshot: the update above waits for the row locks of answers in flight, but
 * its snapshot is older than they are and does not include them. This one's does.
 */
const updateCounts = async (trx: Kysely<Schema>, postId: string): Promise<StatsChange | null> => {
  const { audience, ...counts } = await trx
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
    .returning(['audience', 'guild_id', 'question_id', 'answered', 'right_count'])
    .executeTakeFirstOrThrow()
  return audience === 'channel' ? { ...counts, asked: 0 } : null
}

/**
 * Inserts the session's next post, waits for someone to ask for it, or ends the session. What that adds to the
 * statistics; null if nothing.
 */
const continueSession = async (
  trx: Kysely<Schema>,
  { session_id: sessionId, asked_by: askedBy }: Pick<PostsTable, 'session_id' | 'asked_by'>,
  at: number,
  { nextPost, endSession, endIdleAt }: AfterClose,
): Promise<StatsChange | null> => {
  // `askedBy` comes from the row just updated: that person may have been deleted since the caller read the post.
  const asker = isForgotten(askedBy) ? someone() : askedBy
  const goesOn =
    nextPost !== null && (await insertPost(trx, { ...nextPost.post, askedBy: asker }, nextPost.question))
  if (goesOn) {
    await addTask(trx, 'send', nextPost.post.id, nextPost.dueAt)
    await addTask(trx, 'close', nextPost.post.id, nextPost.post.closesAt)
  }
  if (endIdleAt !== undefined && sessionId) await addTask(trx, 'idle', sessionId, endIdleAt)
  if (endSession && sessionId && (await updateSessionEnd(trx, sessionId, at)))
    await addTask(trx, 'standings', sessionId, endSession.standingsAt)
  return goesOn ? askedChange(nextPost.post) : null
}
