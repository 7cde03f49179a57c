import type { Kysely } from 'kysely'
import type { ExamEvent } from '../../play/exam/event.ts'
import { countIntervalOf } from '../../play/tasks/count-interval.ts'
import { isSqlite } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { eventFromRow } from './event-rows.ts'

/**
 * Row lock of a group exam that isn't over; null where it is. `share` for what many people do at once (join, begin);
 * `update` for what changes its times or ends it: that waits for them, and they for it.
 */
export const lockEvent = async (
  trx: Kysely<Schema>,
  id: string,
  mode: 'share' | 'update',
): Promise<ExamEvent | null> => {
  const event = trx.selectFrom('exam_events').selectAll().where('id', '=', id).where('ended_at', 'is', null)
  const locked = isSqlite(trx) ? event : mode === 'share' ? event.forShare() : event.forUpdate()
  const row = await locked.executeTakeFirst()
  return row ? eventFromRow(row) : null
}

/** Plans the edit of an announcement, as often as the count of a question is edited. */
export const refreshEvent = (trx: Kysely<Schema>, id: string, at: number) =>
  addTask(trx, 'exam-event', id, at + countIntervalOf('live'))

/** Row lock of someone who joined, so that they don't leave while they begin. */
export const lockEntrant = (trx: Kysely<Schema>, id: string, userId: string) => {
  const entrant = trx
    .selectFrom('exam_entrants')
    .selectAll()
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
  return (isSqlite(trx) ? entrant : entrant.forUpdate()).executeTakeFirst()
}
