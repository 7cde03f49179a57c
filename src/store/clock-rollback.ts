import type { Kysely } from 'kysely'
import { taskKindsWhere } from '../play/tasks/task-kinds.ts'
import type { Schema } from './schema.ts'
import { moveTask } from './tasks.ts'

const SOON = taskKindsWhere(({ isDueSoon }) => isDueSoon)

const MAX_AHEAD_MS = 5 * 60_000

/**
 * Repairs what was planned while the wall clock was ahead. A task that is further in the future than its kind can
 * be is due now. A question that opens in the future opens now, for as long as planned. Otherwise both would wait
 * until the clock is there again.
 */
export const rescheduleAfterRollback = async (trx: Kysely<Schema>, now: number): Promise<void> => {
  const tooFar = now + MAX_AHEAD_MS
  await trx
    .updateTable('tasks')
    .set({ due_at: now })
    .where('kind', 'in', SOON)
    .where('due_at', '>', tooFar)
    .execute()
  for (const { id, opened_at, closes_at } of await openedAfter(trx, tooFar)) {
    const closesAt = now + closes_at - opened_at
    await trx
      .updateTable('posts')
      .set({ opened_at: now, closes_at: closesAt })
      .where('id', '=', id)
      .where('opened_at', '=', opened_at)
      .execute()
    await moveTask(trx, 'close', id, closesAt, 0)
  }
}

/** A daily closes by the date of the next one, whenever it was opened. */
const openedAfter = (db: Kysely<Schema>, at: number) =>
  db
    .selectFrom('tasks')
    .innerJoin('posts', 'posts.id', 'tasks.ref')
    .select(['posts.id', 'posts.opened_at', 'posts.closes_at'])
    .where('tasks.kind', '=', 'close')
    .where('tasks.due_at', '>', at)
    .where('posts.opened_at', '>', at)
    .where('posts.closed_at', 'is', null)
    .where('posts.daily_id', 'is', null)
    .orderBy('posts.id')
    .execute()
