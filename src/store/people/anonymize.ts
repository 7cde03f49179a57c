import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { forgottenAs } from '../../play/record.ts'
import { taskKindsWhere } from '../../play/tasks/task-kinds.ts'
import { DAY_MS } from '../../quiz/day.ts'
import { randomId, randomSeed } from '../database/random.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

/** Deletes up to `maxRows` rows of a person, or cuts them loose. True if there were any, so there may be more. */
export type DeletionStep = (trx: Kysely<Schema>, userId: string, maxRows: number) => Promise<boolean>

const POST_TASKS = taskKindsWhere(({ ref }) => ref === 'post')
const SESSION_TASKS = taskKindsWhere(({ ref }) => ref === 'session')

/** A replacement id. Every row gets one of its own, so that no two rows are known to be of one person. */
export const someone = (): string => forgottenAs(randomBytes(16).toString('hex'))

/** Posts that only this person could see are deleted. Posts in channels stay, with another asker in each. */
export const removeFromPosts: DeletionStep = async (trx, userId, maxRows) => {
  const posts = await trx
    .selectFrom('posts')
    .select(['id', 'audience', 'closes_at'])
    .where('asked_by', '=', userId)
    .limit(maxRows)
    .execute()
  const own = posts.filter(({ audience }) => audience !== 'channel').map(({ id }) => id)
  const shared = posts.filter(({ audience }) => audience === 'channel')
  if (own.length > 0) {
    await trx.deleteFrom('tasks').where('kind', 'in', POST_TASKS).where('ref', 'in', own).execute()
    await trx.deleteFrom('posts').where('id', 'in', own).execute()
  }
  for (const { id, closes_at } of shared) {
    await trx
      .updateTable('posts')
      .set({ asked_by: someone(), token: null, token_at: null })
      .where('id', '=', id)
      .execute()
    if (!(await anonymizePost(trx, id))) await addTask(trx, 'anonymize', id, closes_at, 'later')
  }
  return posts.length > 0
}

export const dayOf = (column: string) =>
  sql<number>`${sql.ref(column)} / ${sql.lit(DAY_MS)} * ${sql.lit(DAY_MS)}`

/**
 * Cuts the link from a deleted person's post to its message, which says who asked. Replaced are the message's id, and the
 * post's own id and seed, which stand in the message's buttons and show in the order of its options; the links to the
 * questions before and after it are removed; times are cut to the day. False while the message is still needed, until
 * the reveal is shown. A daily's message names no one.
 */
export const anonymizePost = async (trx: Kysely<Schema>, postId: string): Promise<boolean> => {
  const post = await trx
    .selectFrom('posts')
    .select(['purpose', 'message_id', 'closed_at'])
    .where('id', '=', postId)
    .executeTakeFirst()
  if (!post || post.purpose === 'daily') return true
  if (post.closed_at === null || (await isRevealPlanned(trx, postId))) return false
  const id = randomId()
  await trx
    .updateTable('posts')
    .set({
      id,
      seed: randomSeed(),
      opened_at: dayOf('opened_at'),
      closes_at: dayOf('closes_at'),
      closed_at: dayOf('closed_at'),
      follows: null,
    })
    // Not null, which would say that the question was never sent.
    .$if(post.message_id !== null, query => query.set({ message_id: someone() }))
    .where('id', '=', postId)
    .execute()
  for (const table of ['answers', 'reports', 'rescores'] as const)
    await trx.updateTable(table).set({ post_id: id }).where('post_id', '=', postId).execute()
  // The message of a following question is a neighbor of this one's, so it would lead there.
  await trx.updateTable('posts').set({ follows: null }).where('follows', '=', postId).execute()
  return true
}

const isRevealPlanned = async (trx: Kysely<Schema>, postId: string): Promise<boolean> => {
  const task = await trx
    .selectFrom('tasks')
    .select('ref')
    .where('kind', 'in', ['reveal', 'correct-message'])
    .where('ref', '=', postId)
    .executeTakeFirst()
  return task !== undefined
}

/** As with posts: private sessions are deleted, those in channels go on under another starter. */
export const removeFromSessions: DeletionStep = async (trx, userId, maxRows) => {
  const sessions = await trx
    .selectFrom('sessions')
    .select(['id', 'audience'])
    .where('started_by', '=', userId)
    .limit(maxRows)
    .execute()
  const own = sessions.filter(({ audience }) => audience !== 'channel').map(({ id }) => id)
  if (own.length > 0) {
    await trx.deleteFrom('tasks').where('kind', 'in', SESSION_TASKS).where('ref', 'in', own).execute()
    await trx.deleteFrom('sessions').where('id', 'in', own).execute()
  }
  for (const { id, audience } of sessions)
    if (audience === 'channel')
      await trx
        .updateTable('sessions')
        .set({
          started_by: someone(),
          started_at: dayOf('started_at'),
          ended_at: dayOf('ended_at'),
          token: null,
          token_at: null,
        })
        .where('id', '=', id)
        .execute()
  return sessions.length > 0
}
